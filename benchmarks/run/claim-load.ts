// Claims customers over HTTP, one request in flight for each salesman; started by claims.bench.ts.
import { Agent, request } from "node:http";

const { port, cookies, claims }: { port: number; cookies: readonly string[]; claims: number } =
  JSON.parse(process.argv[2] ?? "{}");
const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
let next = 0;
const counts = { won: 0, lost: 0 };
const times: number[] = [];

function claim(cookie: string, id: number): Promise<void> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ agent, port, host: "127.0.0.1", method: "POST", path: `/api/pool/c${id}/claim` },
        headers: { cookie, "x-guanhu": "1" },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () => {
          times.push(performance.now() - began);
          if (answer.statusCode === 200) counts.won++;
          else if (answer.statusCode === 409) counts.lost++;
          else return reject(new Error(`status ${answer.statusCode}`));
          resolve();
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

async function person(cookie: string): Promise<void> {
  while (next < claims) await claim(cookie, next++);
}

const began = performance.now();
await Promise.all(cookies.map(person));
const seconds = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const { user, system } = process.cpuUsage();
const loadCpu = (user + system) / 1e6;
process.stdout.write(JSON.stringify({ ...counts, seconds, p50: at(0.5), p99: at(0.99), loadCpu }));
process.exit(0);
