// Copied by topgen from templates/runtime/signer.ts. Do not edit.
/** Completes and signs what is sent: who calls, for whom, and when by the gateway's clock. */
import type { CallTarget } from "./answer.js";
import { type EncodedBody, encodeBody } from "./encode.js";
import type { CallOptions, Settings } from "./options.js";
import { secretsOf } from "./redact.js";
import { sign } from "./sign.js";
import { formatDate } from "./time.js";
import { within } from "./transport.js";
import type { WireParams } from "./wire.js";

/** One try: what is sent where, and what must not be shown. */
export interface Prepared {
  readonly url: string;
  readonly body: EncodedBody;
  /** What of the body is signed besides the parameters. */
  readonly signedBody?: string;
  readonly params: WireParams;
  readonly secrets: readonly string[];
}

/** Signs for one app. */
export class Signer {
  /** What holds for a call that is told nothing else. */
  readonly settings: Settings;
  /** Milliseconds that the gateway's clock is ahead of this machine's. */
  #skew = 0;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** The parameters of the system for one try, not yet signed; blank ones are not sent. */
  systemParams(): Record<string, string> {
    const { appKey, format, signMethod, simplify, partnerId } = this.settings;
    return {
      app_key: appKey,
      timestamp: formatDate(this.#now() + this.#skew),
      v: "2.0",
      format,
      sign_method: signMethod,
      simplify: simplify === true && format === "json" ? "true" : "",
      partner_id: partnerId,
    };
  }

  /** The parameters that say on whose behalf and with which app's API a call is made. */
  async callParams(
    { method, auth }: CallTarget,
    options: CallOptions,
    signals: readonly AbortSignal[],
  ): Promise<Record<string, string>> {
    let session = options.session ?? (auth === "none" ? "" : this.settings.session);
    if (typeof session === "function") {
      const ask = session;
      session = await within({ method, signals, timeout: Infinity }, async () => ask());
    }
    if (typeof session !== "string") {
      throw new TypeError(`${method}: expected a session as text, found ${typeof session}`);
    }
    const { targetAppKey = this.settings.targetAppKey } = options;
    return { method, session, target_app_key: targetAppKey };
  }

  /** The signature over what is sent. */
  sign(params: WireParams, body?: string): string {
    return sign(params, this.settings.appSecret, this.settings.signMethod, body);
  }

  /**
   * Gets what others give for a call. What it gives completes and signs the parameters for one try, in
   * place.
   */
  async prepare(
    target: CallTarget,
    params: WireParams,
    options: CallOptions,
    signals: readonly AbortSignal[],
  ): Promise<() => Prepared> {
    const own = await this.callParams(target, options, signals);
    return () => {
      // Into the object itself, try after try: a copy of it takes longer than its signature.
      Object.assign(params, own, this.systemParams());
      params["sign"] = this.sign(params);
      const { appSecret, endpoint: url } = this.settings;
      return { url, body: encodeBody(params), params, secrets: [appSecret, ...secretsOf(params)] };
    };
  }

  /** Learns what time it is for the gateway, in epoch milliseconds. */
  setClock(time: number): void {
    this.#skew = time - this.#now();
  }

  #now(): number {
    return this.settings.now?.() ?? Date.now();
  }
}
