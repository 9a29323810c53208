// The cues, to be told apart by the ear and by the skin alone. templates/routines/_cue_choices.html says what they mean.
// Chimes: [frequency in Hz, length in seconds, seconds after the cue's beginning]
export const CHIMES = {
  locate: [[440, 0.5, 0]], // one
  hold: [[523, 0.18, 0], [784, 0.7, 0.16]], // two, rising
  half: [[880, 0.12, 0], [880, 0.12, 0.2]], // two, high, alike
  last: [[392, 0.09, 0], [392, 0.09, 1], [392, 0.09, 2]], // three low ticks, a second apart
  rest: [[659, 0.18, 0], [440, 0.7, 0.16]], // two, falling
  switch: [[523, 0.18, 0], [523, 0.18, 0.16], [659, 0.5, 0.32]], // two alike, one higher
  next: [[440, 0.18, 0], [659, 0.18, 0.16], [440, 0.5, 0.32]], // up and down again
  done: [[523, 0.2, 0], [659, 0.2, 0.18], [784, 0.2, 0.36], [1047, 0.9, 0.54]], // four, rising
};
// Vibration in ms, on and off: long and short, as in Morse, no two alike.
export const BUZZ = {
  locate: [60],
  hold: [260],
  half: [60, 100, 60],
  last: [40, 960, 40, 960, 40],
  rest: [260, 100, 60],
  switch: [80, 80, 220],
  next: [60, 80, 60, 80, 260],
  done: [300, 120, 300],
};
const LOUD = { last: 0.12, half: 0.2 };

export const lasts = (name) => Math.max(...CHIMES[name].map(([, length, after]) => after + length));

// Books one cue on any audio context and returns its tones, each with when the cue began: it rings out as a whole.
export function sound(context, name, at, gain = 1) {
  return CHIMES[name].map(([frequency, length, after]) => {
    const begin = at + after;
    const tone = new OscillatorNode(context, { frequency, type: "triangle" });
    const level = new GainNode(context, { gain: 0 });
    level.gain.setValueAtTime(0.0001, begin);
    level.gain.exponentialRampToValueAtTime((LOUD[name] ?? 0.3) * gain, begin + 0.02);
    level.gain.exponentialRampToValueAtTime(0.0001, begin + length);
    tone.connect(level).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + length);
    return { tone, begin: at };
  });
}
