"""The words that people use for a place or a complaint, beside those that the texts use."""

from collections import defaultdict

from acupoints.search.text import words

_PLACES = """
waist; lower back; low back; lumbar; loin; small of the back
buttock; bottom; bum; glute; gluteal
calf; gastrocnemius
shin; tibia
ankle; malleolus
inner; inside; medial
outer; outside; lateral; external
back of the knee; behind the knee; knee crease; knee fold; hollow of the knee; popliteal
heel tendon; achilles tendon; calcaneal tendon
heel; calcaneus
belly; abdomen; abdominal; tummy
navel; belly button; tummy button; umbilicus
between the eyebrows; third eye
eyebrow; brow
nape; back of the neck
throat; adam's apple; larynx
skull; occiput; occipital; base of the head
top of the head; crown; vertex
temple; side of the head
kneecap; patella
collarbone; clavicle
breastbone; sternum
shoulder blade; scapula
tailbone; coccyx
spine; backbone; spinal; vertebral column
vertebra; vertebrae; backbone
rib; ribs; ics
armpit; axilla; underarm
groin; inguinal
index finger; first finger; forefinger; pointer finger
ring finger; fourth finger
little finger; pinky; pinkie; small finger; fifth finger
big toe; great toe; hallux; first toe
little toe; small toe; fifth toe; pinky toe
palm; inside of the hand
sole; plantar; bottom of the foot; underside of the foot
top of the foot; instep
upper arm; biceps
thigh; upper leg
forearm; lower arm
jaw; mandible; tmj; tmd
cheekbone; zygomatic
nostril; nose wing; wing of the nose
smile line; nasolabial
web; webbing; skin
crease; fold; line; wrinkle; furrow; groove
hollow; dip; dent; depression; pit; dimple; notch
knob; bump; lump; bony; bone
middle; centre; center; midpoint; mid
middle line; midline
halfway; midway
tip; end
edge; border; margin; rim
corner; angle
above; over; higher; up
below; under; underneath; beneath; lower; down
beside; next; side; alongside; near
front; anterior
behind; back; posterior; rear
thumb side; radial
little finger side; ulnar
raise; lift
bend; bent; flex; flexed
"""
_COMPLAINTS = """
nausea; queasy; vomit; throw up; sick; travel sick; motion sickness; seasick; carsick
insomnia; sleep; sleepless; awake
sciatica; sciatic
anxiety; anxious; stress; worry; nervous
period; menstrual; menstruation; dysmenorrhoea; dysmenorrhea
tired; fatigue; exhausted; exhaustion
ache; pain; sore; hurt; painful
stiff; tense; tension; tight; stiffness
headache; head pain; head ache
back pain; backache; back ache
constipation; constipated
labour; labor; birth; childbirth
pregnancy; pregnant
blocked nose; stuffy nose; nasal; congestion
hiccup; hiccough
cramp; spasm
"""


def _group(line: str) -> list[tuple[str, ...]]:
    return [tuple(words(member)) for member in line.split(";")]


GROUPS = [_group(line) for line in (_PLACES + _COMPLAINTS).strip().splitlines() if line]
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
for number, group in enumerate(GROUPS):
    for member in group:
        _BY_FIRST[member[0]].append((member, number))


def related(stems: list[str]) -> set[str]:
    """Stems that someone may type who means this text, the text's own left out."""
    found = {
        number
        for start, stem in enumerate(stems)
        for member, number in _BY_FIRST.get(stem, ())
        if tuple(stems[start : start + len(member)]) == member
    }
    return {word for number in found for member in GROUPS[number] for word in member} - set(stems)
