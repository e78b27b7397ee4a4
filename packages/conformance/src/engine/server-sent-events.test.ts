import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameParser } from './server-sent-events.ts';

const text = 'retry: 3000\nevent: position\nid: a\ndata: {}\n\n: alive\n\nid: b\ndata: {"x":\ndata: "é"}\n\n';

test('blocks are the same wherever the pieces are cut, in the middle of a character too', () => {
  const bytes = new TextEncoder().encode(text);
  const whole = new FrameParser().push(bytes);
  assert.equal(whole.length, 3);
  assert.deepEqual(whole[0], { event: 'position', id: 'a', data: '{}', retry: 3000, isComment: false });
  assert.equal(whole[1]?.isComment, true);
  assert.deepEqual(JSON.parse(whole[2]?.data ?? ''), { x: 'é' });
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const parser = new FrameParser();
    const frames = [...parser.push(bytes.subarray(0, cut)), ...parser.push(bytes.subarray(cut))];
    assert.deepEqual(frames, whole, `cut at ${cut}`);
  }
});

test('a block that is not whole is not told', () => {
  assert.deepEqual(new FrameParser().push(new TextEncoder().encode('data: {"x":1}\n')), []);
});
