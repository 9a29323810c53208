// "Say it": the Chinese name in a voice that lives on this device. Others would send the name away, so they are not used.
const buttons = document.querySelectorAll("[data-say]");
const speech = globalThis.speechSynthesis;

// Mandarin only: a voice for Cantonese (zh-HK, yue) reads the same characters as another name. Android writes zh_CN.
const isMandarin = ({ lang }) => /^(zh|cmn)(?!.*(HK|MO|yue))/i.test(lang.replace("_", "-"));

function voice() {
  const local = speech.getVoices().filter((one) => one.localService && isMandarin(one));
  return local.find((one) => /CN/i.test(one.lang)) ?? local[0];
}

// Voices may come late, or go.
function show() {
  const found = Boolean(voice());
  for (const button of buttons) button.closest(".say-it").hidden = !found;
}

function say(text) {
  const local = voice();
  if (!local) return show();
  speech.cancel();
  speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice: local, lang: "zh-CN", rate: 0.8 }));
}

if (speech && buttons.length) {
  for (const button of buttons) button.addEventListener("click", () => say(button.dataset.say));
  speech.addEventListener?.("voiceschanged", show);
  show();
}
