/** A server that answers calls by their method, with as little work as possible. */
import { spawn } from "node:child_process";
import { answers } from "./calls.js";

const serverCode = `
  const answers = JSON.parse(process.argv[1]);
  const server = require("node:http").createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const method = new URLSearchParams(body).get("method");
      response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
      response.end(answers[method] ?? "{}");
    });
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

/** A server in a process of its own, so that its work is not counted. */
export async function startServer(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ["-e", serverCode, JSON.stringify(answers)]);
  const port = await new Promise<string>((resolve) => {
    child.stdout.once("data", (data: Buffer) => {
      resolve(data.toString().trim());
    });
  });
  return { url: `http://127.0.0.1:${port}/router/rest`, stop: () => void child.kill() };
}
