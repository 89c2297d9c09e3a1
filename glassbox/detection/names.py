"""What people say is in a photo: its folder in Caltech-101, or its class in ImageNet, in the words of COCO.

The teacher takes a llama for a sheep and a bonsai for broccoli. Somebody sorted these photos, though: in the folder
`bonsai` the main thing is a plant in a pot, and in `llama` it is nothing that our network knows.
"""

from __future__ import annotations

# What our own network was taught to find, with the 128 photos that there are.
FEW = (
    "person", "bicycle", "car", "motorcycle", "airplane", "boat", "stop sign", "bird", "cat", "dog", "elephant",
    "umbrella", "bottle", "cup", "pizza", "chair", "potted plant", "tv", "laptop", "mouse", "keyboard", "cell phone",
    "book", "clock", "scissors",
)  # fmt: skip
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
# Statues, toys and what looks like a telephone: an answer there is neither right nor wrong.
NEARLY = {
    *("buddha", "snoopy", "garfield", "camera", "typewriter_keyboard", "iPod", "hand-held_computer", "dial_telephone"),
    *("pay-phone", "throne", "stopwatch", "parking_meter", "teddy", "studio_couch", "goblet", "red_wine"),
}
# The teacher takes these for cats and bicycles, of which there are few. That much of its belief counts.
LIKE = {
    "cat": "cougar_body cougar_face wild_cat Leopards cougar lynx leopard snow_leopard jaguar lion tiger cheetah",
    "bicycle": "wheelchair tricycle unicycle",
}
ANIMALS, FOOD = 398, 922  # ImageNet's list begins with animals and ends with food, landscapes and mushrooms
OPEN = "?"  # people said something, but not whether it is one of ours; or, with a class after it, what it is like


def of_photo(name: str, imagenet: list[str]) -> str | None:
    """The class that people gave a photo: "" when it is none of ours, None when unsaid, `OPEN` when it nearly is.

    Args:
        name: as in `glassbox.detection.photos.pictures`.
        imagenet: the identities of ImageNet's classes, such as n02085620, in order.
    """
    source, rest = name.split("/", 1)
    if source == "caltech-101":
        folder = rest.split("/")[0]
        if folder in _LIKE:
            return OPEN + _LIKE[folder]
        return OPEN if folder in NEARLY else _WORDS[source].get(folder, "")
    if source == "rock-paper-scissors":
        return OPEN  # people before webcams; the teacher takes some hands for cats
    if source != "imagenet-samples":
        return None
    identity, word = rest.split("_", 1)  # words repeat: a crane is a bird and a machine
    number = imagenet.index(identity)
    if number in DOGS or number in BIRDS:
        return "dog" if number in DOGS else "bird"
    if word in NEARLY:
        return OPEN
    if word in _LIKE:
        return OPEN + _LIKE[word]
    return _WORDS[source].get(word, "" if number < ANIMALS or number >= FOOD else None)


_WORDS = {
    source: {word: label for label, words in table.items() for word in words.split()}
    for source, table in (("caltech-101", CALTECH), ("imagenet-samples", IMAGENET))
}
_LIKE = {word: label for label, words in LIKE.items() for word in words.split()}
