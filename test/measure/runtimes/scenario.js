/* global AbortController */
/**
 * What every runtime is asked to do with the client: calls with each way of signing and each format,
 * batches, and each way in which a call ends early. Plain JavaScript, so that all can run it as it is.
 */
const params = {
  param_batch_open_card_open_req: {
    ...{ request_id: "566754323224", physical_card_ids: ["111"], operator_id: "2312332" },
    ...{ shop_id: "4564334", brand_id: "3396912" },
  },
};

/**
 * @param client what the package exports
 * @param api the descriptor of alibaba.alsc.crm.card.batch.sell
 * @param own options of the client: at least `endpoint`
 * @returns "ok"; throws at the first thing that is not right
 */
export async function scenario({ TopClient, TopApiError, TopTransportError }, api, own) {
  const options = { appKey: "12345678", appSecret: "helloworld", session: "session", ...own };
  for (const signMethod of ["md5", "hmac", "hmac-sha256"]) {
    for (const format of ["json", "xml"]) {
      const top = new TopClient({ ...options, signMethod, format });
      const answer = await top.execute(api, params);
      expect(typeof answer.result === "object", `${signMethod} ${format}: no result`);
      const [settled] = await top.batch([{ api, params }]);
      expect(settled.status === "fulfilled", `${signMethod} ${format}: ${settled.reason}`);
    }
  }
  const top = new TopClient(options);
  const ends = async (client, given, more) =>
    client.execute(api, given, more).catch((error) => error);
  const wrong = await ends(new TopClient({ ...options, appSecret: "wrong" }), params);
  expect(wrong instanceof TopApiError && wrong.code === 25, `refused: ${wrong}`);
  const invalid = await ends(top, { param_batch_open_card_open_req: {} });
  expect(invalid.name === "TopValidationError", `invalid: ${invalid}`);
  const abort = new AbortController();
  abort.abort();
  const aborted = await ends(top, params, { signal: abort.signal });
  expect(aborted instanceof TopTransportError && aborted.kind === "aborted", `aborted: ${aborted}`);
  const nowhere = new TopClient({ ...options, endpoint: "http://127.0.0.1:9/router/rest" });
  const lost = await ends(nowhere, params, { retry: { retries: 0 } });
  expect(lost instanceof TopTransportError && lost.kind === "network", `lost: ${lost}`);
  return "ok";
}

function expect(holds, message) {
  if (!holds) throw new Error(message);
}
