import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEventHub } from './ward-events.ts';

const signedOut = { known: false, wasKnown: true };

describe('the event hub', () => {
  it('tells an event once to a listener that listens anew on hearing it', () => {
    const hub = createEventHub();
    let heard = 0;
    const listen = () => {
      const stop = hub.on('identity', () => {
        heard += 1;
        assert.ok(heard < 10, 'it is told again and again');
        stop();
        listen();
      });
    };
    listen();
    hub.emit('identity', signedOut);
    assert.equal(heard, 1);
    hub.emit('identity', signedOut);
    assert.equal(heard, 2);
  });

  it('tells nothing to a listener that another one stopped meanwhile', () => {
    const hub = createEventHub();
    const told: string[] = [];
    hub.on('identity', () => {
      told.push('first');
      stopSecond();
    });
    const stopSecond = hub.on('identity', () => told.push('second'));
    hub.emit('identity', signedOut);
    assert.deepEqual(told, ['first']);
  });
});
