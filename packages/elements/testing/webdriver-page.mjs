import { keyCode } from './webdriver-keys.mjs';

/**
 * A page in a browser that is driven by WebDriver. It answers to the names that puppeteer gives, as far as the commands of the
 * tests ask, so that they need no second form.
 */
export class WebDriverPage {
  #session;
  #url = '';

  /**
   * Opens a browser of its own, with nothing kept from another.
   * @param {string} driver such as `http://127.0.0.1:4444`
   */
  static async open(driver) {
    const { sessionId } = await ask('POST', `${driver}/session`, { capabilities: {} });
    return new WebDriverPage(`${driver}/session/${sessionId}`);
  }

  /** @param {string} session the address of the session */
  constructor(session) {
    this.#session = session;
  }

  keyboard = {
    down: (key) => this.#keys([{ type: 'keyDown', value: keyCode(key) }]),
    up: (key) => this.#keys([{ type: 'keyUp', value: keyCode(key) }]),
    press: (key) => this.#keys(pressed(keyCode(key))),
    type: (text) => this.#keys([...text].flatMap(pressed)),
  };

  url() {
    return this.#url;
  }

  async goto(url) {
    this.#url = url;
    await ask('POST', `${this.#session}/url`, { url });
  }

  /** Each page has a browser of its own: no other is in front of it. */
  async bringToFront() {
    const handle = await ask('GET', `${this.#session}/window`);
    await ask('POST', `${this.#session}/window`, { handle });
  }

  /** The window is as much larger as its own frame and bars need. */
  async setViewport({ width, height }) {
    const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
    const [beside, above] = await ask('POST', `${this.#session}/execute/sync`, { script, args: [] });
    await ask('POST', `${this.#session}/window/rect`, { width: width + beside, height: height + above });
  }

  async close() {
    await ask('DELETE', this.#session);
  }

  #keys(actions) {
    return ask('POST', `${this.#session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
}

function pressed(value) {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

async function ask(method, address, body) {
  const response = await fetch(address, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${new URL(address).pathname}: ${value.error}: ${value.message}`);
  return value;
}
