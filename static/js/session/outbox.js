// Commands that found no network: kept with the time they were pressed, sent in order when it is back.
const WAITS = [1000, 2000, 4000, 8000, 15000];

export class Outbox {
  // `stage` gives the element that carries the seq which the next command needs.
  constructor({ stage, onSent, onFail }) {
    Object.assign(this, { stage, onSent, onFail, waiting: [], tries: 0, timer: 0, sending: false });
    this.url = stage().getAttribute("hx-get").replace("stage/", "do/");
  }

  get empty() { return this.waiting.length === 0; }

  add(cmd, at) { this.waiting.push({ cmd, at: Math.round(at) }); }

  putBack(cmd, at) { this.waiting.unshift({ cmd, at: Math.round(at) }); }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
  }

  reset() {
    this.tries = 0;
    clearTimeout(this.timer);
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    const sent = await this.send().then(() => true, () => false);
    this.sending = false;
    if (sent) this.onSent();
    else this.onFail();
  }

  // What the server refuses (4xx) is not asked again; what it could not answer stays and waits.
  async send() {
    while (!this.empty) {
      const body = new URLSearchParams({ ...this.waiting[0], seq: this.stage().dataset.seq });
      const answer = await fetch(this.url, {
        method: "POST", body, credentials: "omit", headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(8000),
      });
      if (answer.status >= 500) throw new Error(`status ${answer.status}`);
      this.learn(await answer.text());
      this.waiting.shift();
    }
  }

  learn(html) {
    const seq = /data-seq="(\d+)"/.exec(html)?.[1];
    if (seq) this.stage().dataset.seq = seq;
  }
}
