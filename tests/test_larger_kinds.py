"""Where several labels are of one larger kind, a page says that one; the labels and kinds of ImageNet are whole."""

import numpy as np

from glassbox import Photo
from glassbox.data import imagenet
from glassbox.images.fitting import Fit

PAGE = Photo(labels=("tabby", "tiger cat", "lamp"), fit=Fit(8), unsure_below=0.3, groups=("cat", "cat", ""))


def said(*probabilities):
    (answer,) = PAGE.read_outputs({"probabilities": np.array(probabilities, np.float32)})
    return answer


def test_the_larger_kind_is_said_where_its_labels_are_likely_together_and_none_is_alone():
    assert said(0.42, 0.38, 0.2) == "cat"
    assert said(0.6, 0.3, 0.1) == "tabby"
    assert said(0.2, 0.2, 0.6) == "lamp"


def test_without_larger_kinds_the_likeliest_label_counts_alone():
    page = Photo(labels=("a", "b", "c"), fit=Fit(8), unsure_below=0.4)
    assert page.read_outputs({"probabilities": np.array([0.42, 0.38, 0.2])}) == ["a"]
    assert page.read_outputs({"probabilities": np.array([0.36, 0.34, 0.3])}) == [""]


def test_every_class_of_imagenet_has_a_word_of_its_own_and_a_larger_kind_has_several():
    words, groups = imagenet.words(), imagenet.groups()
    assert len(set(words)) == len(words) == len(groups) == 1_000
    named = [group for group in groups if group]
    assert all(named.count(group) > 1 for group in set(named))
    assert len({group or word for group, word in zip(groups, words, strict=True)}) == 384
