"""The words that people use for a place or a complaint, beside those that the texts use."""

from acupoints.search.text import words

_GROUPS = """
waist; lower back; lumbar; loin; small of the back
buttock; bottom; bum; glute; gluteal
calf; gastrocnemius
shin; tibia
ankle; malleolus; anklebone
inner; inside; medial
outer; outside; lateral; external
back of the knee; behind the knee; knee crease; knee fold; hollow of the knee; popliteal
heel tendon; achilles tendon; calcaneal tendon
heel; calcaneus
belly; abdomen; abdominal; tummy
between the eyebrows; third eye
eyebrow; brow
nape; back of the neck
nausea; queasy; vomit; throw up; travel sick; motion sickness; seasick; carsick
insomnia; sleep; sleepless; awake
sciatica; sciatic
anxiety; anxious; stress; worry; nervous
period; menstrual; menstruation; dysmenorrhoea; dysmenorrhea
tired; fatigue; exhausted; exhaustion
headache; head pain; head ache
back pain; backache; back ache
constipation; constipated
labour; labor; birth; childbirth
pregnancy; pregnant
blocked nose; stuffy nose; nasal; congestion
jaw; tmj; tmd
hiccup; hiccough
cramp; spasm
"""


def _group(line: str) -> list[str]:
    return [" ".join(words(member)) for member in line.split(";")]


GROUPS = [_group(line) for line in _GROUPS.strip().splitlines()]


def related(stems: list[str]) -> set[str]:
    """Stems that someone may type who means this text, the text's own left out."""
    text = f" {' '.join(stems)} "
    found = [group for group in GROUPS if any(f" {member} " in text for member in group)]
    return {word for group in found for member in group for word in member.split()} - set(stems)
