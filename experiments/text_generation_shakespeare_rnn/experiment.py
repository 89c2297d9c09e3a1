# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Shakespeare, character by character
#
# You type a beginning; a small network goes on, one character at a time, and you watch. It knows no words and no
# grammar: it has only learned which character tends to follow (it is a **language model**). This file is its whole
# story. Every number on its page was measured on the file that the page loads.
#
# **You will see** how far one can get by always asking only "what comes next?", and how to tell a network that has
# learned from one that has memorised.

# %%
from dataclasses import replace

import keras

from glassbox import Experiment, Failure, Text, Training
from glassbox.data import text as texts
from glassbox.evaluation import text as writing
from glassbox.text import network

BATCH = 64

# %% [markdown]
# ## The data, and what is wrong with it
#
# **Tiny Shakespeare** is one file of 1.1 million characters from his plays: names in front of speeches, verse and
# prose. The last tenth measures (the **test set**); the tenth before it decides (the **validation set**); the rest,
# 892,315 characters, teaches (the **training set**). Once validation has decided how to train and for how long, the
# network that ships is trained anew on both together.
#
# The parts are other plays. That is honest, for a random cut would put half a speech here and half there, and it is
# hard: the test has names and places that the network never met. Counting runs of five characters (**n-grams**), the
# oldest way to do this and our **baseline**, the figure to beat, loses 1.62 **nats** (a measure of surprise, below)
# on each validation character and 1.96 on each test character, if it counts in the first part. So never compare a
# figure on one part with a figure on another.
#
# Nats measure surprise: minus the logarithm of the probability that the network gave to the character that came. Its
# mean is the **loss** that training makes smaller, called **cross-entropy**. 0 is certain. With 65 characters,
# knowing nothing costs 4.17.


# %%
def load():
    """The plays in three parts, as rows of 64 characters in order."""
    return texts.splits(texts.shakespeare(), texts.SHAKESPEARE_ALPHABET)


# %% [markdown]
# ## The model, and why this shape
#
# A **recurrent neural network** reads one character (a **token**), changes what it remembers (its **hidden state**),
# and says what it expects next. Each character becomes a learned list of 64 numbers, its **embedding**. What the
# network remembers is two lists of 448 numbers. A **gated recurrent unit** decides for each of them, at each
# character, whether to keep it, to change it, or to begin anew. The second list watches the first: letters below,
# lines and speakers above. Out come **logits**, a score for each character; **softmax** turns them into probabilities
# that add up to 1.
#
# In training, two numbers in five are hidden from the next layer, others each time (**dropout**), so that nothing can
# rest on a single one. Without it, the network would learn the plays by heart: they have 0.9 million characters, and
# it has 1.9 million weights. What prevents that is called **regularisation**.


# %%
def build(dropout=0.4) -> keras.Model:
    """Token ids and the memory so far in; logits of the next character and the new memory out."""
    return network.recurrent(texts.SHAKESPEARE_ALPHABET, embedding=64, units=448, memories=2, dropout=dropout)


# %% [markdown]
# ## What one epoch is
#
# An **epoch** reads the training text once. Errors are traced back through 64 characters (**truncated backpropagation
# through time**), but verse is longer than that. So what the network remembers is **carried on** from one **batch**,
# the rows that it reads at once, to the next. For this, text and batches must agree. The text is cut into 64 equal
# stretches, and each batch holds the *next* row of every stretch: row 5 of this batch goes on where row 5 of the last
# one stopped. Shuffled rows, as for pictures, would hand each row the memory of another one: a memory that is worth
# nothing.

# %%
experiment = Experiment(
    id="text_generation_shakespeare_rnn",
    title="Shakespeare (RNN)",
    summary="Type a beginning. A recurrent network goes on in the manner of Shakespeare, character by character.",
    chapter="Sequences",
    place=2,
    lesson="a writer that only ever guesses the next character.",
    try_this="Let it write, then press any letter, and see which others it might have taken.",
    family="RNN",
    task="generation",
    tags=("text", "generation", "recurrent"),
    terms=(
        "language model",
        "training set",
        "validation set",
        "test set",
        "n-gram",
        "nat",
        "loss",
        "cross-entropy",
        "recurrent neural network",
        "hidden state",
        "gated recurrent unit",
        "token",
        "embedding",
        "logits",
        "softmax",
        "dropout",
        "regularisation",
        "epoch",
        "truncated backpropagation through time",
        "batch",
        "gradient",
        "learning rate",
        "overfitting",
        "baseline",
        "temperature",
    ),
    data=texts.SHAKESPEARE,
    load=load,
    build=build,
    training=Training(
        epochs=40,
        batch_size=BATCH,
        epoch=network.in_order(BATCH),
        samples=network.samples(BATCH),
        optimizer=network.optimizer(highest=4e-3, weight_decay=0.02),
        learner=network.reader(BATCH),
        loss=network.loss,
        score=network.score,
        answers=network.answers,
        metric="next characters foreseen",
        settings={
            "optimizer": "AdamW",
            "learning rate": "0.004, falling to 0",
            "weight decay": 0.02,
            "dropout": 0.4,
            "characters in a row": texts.LENGTH,
            "then": "the network that ships, anew on training and validation text, for as many epochs",
        },
    ),
    refit=True,
    page=Text(
        alphabet=texts.SHAKESPEARE_ALPHABET,
        starts=(
            "ROMEO:\n",
            "To be, or not to be",
            "KING RICHARD III:\n",
            "First Citizen:\n",
            "O gentle night, ",
            "My lord, ",
        ),
        invitation="Type a beginning: a name and a colon, or a line",
    ),
    layers={
        "characters": "Each of the 65 characters becomes 64 numbers; characters that are used alike get similar ones.",
        "memory_1": "448 numbers that are kept or changed with every character: spelling, words, where in a line it is.",
        "memory_2": "448 more, which watch the first: who speaks, verse or prose, how a sentence goes on.",
        "logits": "How much each character is expected next.",
    },
    measure=writing.measure,
    examples=writing.examples,
    notes=(
        "It knows no meaning: a sentence may sound right and say nothing.",
        Failure(
            "When it always takes the likeliest character (temperature 0), it goes round in circles.",
            "First Citizen:\n",
            "That we have seen the sea to the prince,\nThat we have seen the sea to the prince,",
        ),
        Failure(
            "It forgets, and drifts to what it read most: a night as in “Romeo and Juliet” soon ends among kings.",
            "O gentle night, ",
            "KING RICHARD II:",
        ),
        Failure(
            "It has 65 characters, and no digit but 3. It reads on as if the others were not there.",
            "I am 42 years old and",
            " see the sea to thee.",
        ),
        "Its Shakespeare is that of nine tenths of some plays. A name that it never read it spells as others are spelt.",
    ),
)

# %% [markdown]
# Here are some rows as the network reads them.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import show_copied, show_curves, show_report, show_samples, train

    show_samples(experiment, 6)

# %% [markdown]
# ## Training
#
# After each batch every weight moves a little against its **gradient**, the direction in which the loss grows; how
# far is the **learning rate**. Run this cell to train the network from zero. Stop it whenever you like: it goes on
# where it stopped, and the result is the same to the last bit. If the training has finished, the cell only reads its
# result.

# %%
if __name__ == "__main__":
    experiment.build().summary()
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# Two curves: the loss on what it is taught, and on plays that it never saw. As long as both fall, it learns something
# that is true of other plays too. When the first falls and the second rises, that is **overfitting**: it begins to
# know the verses themselves. The training loss is measured with dropout, which makes the task harder; that is why it
# can lie above the other at first.
#
# ### What learning by heart looks like
#
# So that you can see it, here is the same network without dropout, taught on one tenth of the text. It takes some
# minutes. Its training loss falls and falls; its validation loss soon rises, for what it still learns is true of these
# verses only. Then it writes 200 texts, and every run of eight words in them is looked up in what it read.


# %%
def a_tenth():
    """The plays with only a tenth of what teaches."""
    whole = load()
    return replace(whole, train=whole.train.take(slice(len(whole.train) // 10)))


by_heart = replace(experiment, run="by_heart", load=a_tenth, build=lambda: build(dropout=0), refit=False)

if __name__ == "__main__":
    train(by_heart)
    show_curves(by_heart)
    show_copied(by_heart)

# %% [markdown]
# ## How good it really is
#
# Measured on the exported file, on plays that took no part in any decision, beside counting runs of five characters in
# the same text. The last line is the other half of the truth: a network that copies has a low loss on what it read and
# has learned nothing. So we let it write 200 texts and look up every run of eight words in the plays.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# ### What a tenth of the text is worth
#
# The first network that we trained read eight tenths of the text: it lost 1.399 nats on the validation text and 1.647
# on the test. Others report 1.47 on the same last tenth, with a network five times as large; but they read nine
# tenths. The tenth that we keep for decisions is the beginning of the very plays with which the test goes on, and
# what that is worth can be counted: runs of five characters, counted in eight tenths of the text, lose 1.96 nats on
# the test; counted in nine tenths, 1.67. So the same network was trained anew on both parts, with the same settings
# and for as many epochs, and that one ships. Nothing was chosen by the test, but it was opened twice, and this says
# so. Before you compare two networks, compare what they have read.
#
# ## What to try next
#
# 1. Train with `build(dropout=0)` on the whole text. At which epoch does the validation loss rise again? How much does
#    it copy then?
# 2. Replace `network.in_order(BATCH)` by a function in this file that shuffles the rows. What does the memory still
#    give?
# 3. On the page, set the **temperature** to 0 (logits are divided by it before softmax: the lower, the safer). Why
#    does the text soon go round in circles?
# 4. Take out `refit=True`, train and measure: then it ships as it was before it read the tenth beside the test.
# 5. Give it other text: put a file in `load` and its characters in the alphabet.
