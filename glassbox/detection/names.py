"""What people say is in a photo: its folder in Caltech-101, or its class in ImageNet, in the words of COCO.

The teacher takes a llama for a sheep and a bonsai for broccoli. Somebody sorted these photos, though: in the folder
`bonsai` the main thing is a plant in a pot, and in `llama` it is nothing that our network knows.
"""

from __future__ import annotations

CALTECH = {
    "person": "Faces Faces_easy",
    "car": "car_side",
    "motorcycle": "Motorbikes",
    "airplane": "airplanes",
    "boat": "ferry ketch schooner",
    "stop sign": "stop_sign",
    "bird": "emu flamingo flamingo_head ibis pigeon rooster",
    "dog": "dalmatian",
    "elephant": "elephant",
    "umbrella": "umbrella",
    "cup": "cup",
    "pizza": "pizza",
    "chair": "chair windsor_chair",
    "potted plant": "bonsai",
    "laptop": "laptop",
    "cell phone": "cellphone",
    "clock": "watch",
    "scissors": "scissors",
}
IMAGENET = {
    "bicycle": "bicycle-built-for-two mountain_bike",
    "car": "beach_wagon cab convertible jeep limousine minivan Model_T sports_car racer",
    "motorcycle": "moped motor_scooter",
    "airplane": "airliner warplane",
    "boat": "canoe catamaran container_ship fireboat gondola lifeboat liner pirate schooner speedboat trimaran yawl",
    "cat": "tabby tiger_cat Persian_cat Siamese_cat Egyptian_cat",
    "elephant": "tusker Indian_elephant African_elephant",
    "umbrella": "umbrella",
    "bottle": "beer_bottle pop_bottle water_bottle wine_bottle pill_bottle",
    "cup": "coffee_mug cup espresso measuring_cup beer_glass",
    "pizza": "pizza",
    "chair": "barber_chair folding_chair rocking_chair",
    "potted plant": "pot",
    "tv": "monitor screen television desktop_computer",
    "laptop": "laptop notebook",
    "mouse": "mouse",
    "keyboard": "computer_keyboard space_bar",
    "cell phone": "cellular_telephone",
    "book": "comic_book book_jacket",
    "clock": "analog_clock digital_clock wall_clock digital_watch",
}
DOGS = range(151, 269)  # positions in ImageNet's list of classes: Chihuahua to Mexican hairless
BIRDS = (*range(7, 25), *range(80, 101), *range(127, 147))
# Near enough that an answer is neither right nor wrong: big cats, statues, toys.
NEARLY = set("cougar_body cougar_face wild_cat Leopards buddha snoopy garfield wheelchair camera".split()) | set(
    "cougar lynx leopard snow_leopard jaguar lion tiger cheetah typewriter_keyboard iPod hand-held_computer "
    "dial_telephone pay-phone throne stopwatch parking_meter teddy studio_couch goblet red_wine whiskey_jug "
    "tricycle unicycle moving_van pickup ambulance police_van minibus paddlewheel aircraft_carrier".split()
)
ANIMALS, FOOD = 398, 922  # ImageNet's list begins with animals and ends with food, landscapes and mushrooms
OPEN = "?"  # people said something, but not whether it is one of ours


def of_photo(name: str, imagenet: list[str]) -> str | None:
    """The class that people gave a photo: "" when it is none of ours, `OPEN` when it nearly is, None when unsaid.

    Args:
        name: as in `glassbox.detection.photos.pictures`.
        imagenet: ImageNet's class names, in order.
    """
    source, rest = name.split("/", 1)
    if source == "caltech-101":
        folder = rest.split("/")[0]
        return OPEN if folder in NEARLY else _WORDS[source].get(folder, "")
    if source == "rock-paper-scissors":
        return OPEN  # people before webcams; the teacher takes some hands for cats
    word = rest.split("_", 1)[1]
    number = imagenet.index(word) if word in imagenet else -1
    if number in DOGS or number in BIRDS:
        return "dog" if number in DOGS else "bird"
    if word in NEARLY:
        return OPEN
    return _WORDS[source].get(word, "" if number < ANIMALS or number >= FOOD else None)


_WORDS = {
    source: {word: label for label, words in table.items() for word in words.split()}
    for source, table in (("caltech-101", CALTECH), ("imagenet-samples", IMAGENET))
}
