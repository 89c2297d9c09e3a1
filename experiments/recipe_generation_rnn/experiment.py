# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Recipes, character by character
#
# You name ingredients; a small network adds more and writes the steps. Or you begin with a title, and it writes the
# whole recipe. Please do not cook it. This file is its whole story. Every number on its page was measured on the file
# that the page loads.
#
# **You will see** that a form (title, ingredients, steps) is easy to learn, and sense is not: it may bake what you
# never named, and forget what you did.

# %%
import keras

from glassbox import Experiment, Failure, Text, Training
from glassbox.data import text as texts
from glassbox.evaluation import text as writing
from glassbox.text import network

BATCH, LENGTH = 32, 128

# %% [markdown]
# ## The data, and what is wrong with it
#
# 1,081 English recipes, collected from the web by others. **No licence is stated**, so they are used for training
# here and never shown: not in this notebook, not on the page. That is also why no sample of the data stands below.
#
# One in eight is there twice: with the same title, or with the same ingredients under another one. With a double in
# what teaches (the **training set**) and its twin in what measures (the **test set**), a network that learns by heart
# looks clever: **data leakage**. So doubles go **before** the split. Names of those who took the photos, which stood
# between the steps, went too: they are no part of a recipe.
#
# Each ingredient became a line with its number; what has no amount, such as "salt to taste", stayed in the line
# before. A first network read them with commas between them, and its lists did not end: it cannot count, and one more
# comma was always likely. Of 200 of its recipes 64 had the form when it wrote cautiously (at a **temperature** of
# 0.6: scores are divided by it before one is chosen, and below 1 the likeliest gain), and 165 of 200 others at 1. A
# number in every line tells the network how long the list has become.


# %%
def load():
    """Recipes in three parts, as rows of 128 characters in order."""
    return texts.splits(texts.recipes(), texts.RECIPES_ALPHABET, LENGTH)


# %% [markdown]
# ## The model, and why this shape
#
# A **language model** gives a probability to whatever may come next. This one is a **recurrent neural network**: it
# reads one **token** at a time, here a character, turned into a learned list of 64 numbers (its **embedding**), and
# carries a memory, its **hidden state**, from each to the next. It is the same as for Shakespeare: two **gated
# recurrent units**, which learn what to keep and what to replace, one watching the other. Out come **logits**, a
# score for each character; **softmax** turns them into probabilities that add up to 1.
#
# Recipes are more alike than plays, so they are easier to foresee, and easier to learn by heart: three numbers in ten
# are hidden in training (**dropout**). Errors are traced back through 128 characters (**truncated backpropagation
# through time**), twice as far as for the plays, and still less than most lists are long: what a step owes to the
# first ingredient has to be carried in memory.


# %%
def build(dropout=0.3) -> keras.Model:
    """Token ids and the memory so far in; logits of the next character and the new memory out."""
    return network.recurrent(texts.RECIPES_ALPHABET, embedding=64, units=448, memories=2, dropout=dropout)


# %%
experiment = Experiment(
    id="recipe_generation_rnn",
    title="Recipes (RNN)",
    summary="Name some ingredients. A recurrent network writes a recipe, character by character. Do not cook it.",
    chapter="Sequences",
    place=4,
    lesson="form without sense. The shape of a recipe is easy to learn, and what goes together is not.",
    try_this="Name two things that you would cook, and count how often it forgets them.",
    family="RNN",
    task="generation",
    tags=("text", "generation", "recurrent"),
    terms=(
        "data leakage",
        "training set",
        "test set",
        "language model",
        "token",
        "embedding",
        "recurrent neural network",
        "gated recurrent unit",
        "hidden state",
        "dropout",
        "truncated backpropagation through time",
        "logits",
        "softmax",
        "loss",
        "cross-entropy",
        "gradient",
        "learning rate",
        "epoch",
        "temperature",
        "top-p sampling",
        "n-gram",
        "baseline",
        "calibration",
    ),
    data=texts.RECIPES,
    load=load,
    build=build,
    training=Training(
        epochs=30,
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
            "dropout": 0.3,
            "characters in a row": LENGTH,
        },
    ),
    page=Text(
        alphabet=texts.RECIPES_ALPHABET,
        unknown=texts.RECIPES_ALPHABET[0],
        before="\n\n",
        starts=(
            "4 ripe tomatoes, 1 onion, ",
            "2 apples, 2 eggs, 1 cup milk, 1 cup flour",
            "1 pound noodles, 3 cloves garlic, ",
            "Title: Chocolate ",
            "Title: ",
        ),
        length=1_500,
        temperature=0.7,
        top_p=0.95,
        ends="\n\n",
        form=("Title:", "Ingredients:", "Instructions:"),
        frame="Title: Home Cooking\nIngredients:\n{}",
        listed=True,
        invitation="Name ingredients, with commas between them",
    ),
    layers={
        "characters": "Each of the 84 signs becomes 64 numbers; signs that are used alike get similar ones.",
        "memory_1": "448 numbers that are kept or changed with every character: spelling, words, amounts.",
        "memory_2": "448 more, which watch the first: title, ingredients or steps, and what is in the pan.",
        "logits": "How much each character is expected next.",
    },
    measure=writing.measure,
    examples=writing.examples,
    notes=(
        Failure(
            "When it always takes the likeliest character (temperature 0), cinnamon follows cinnamon, and after the 19th "
            "ingredient it counts 13: hardly a recipe that it has read has a longer list.",
            "2 apples, 2 eggs, 1 cup milk, 1 cup flour",
            "19. 1 teaspoon ground cinnamon\n13. 1 teaspoon ground cinnamon",
        ),
        Failure(
            "The steps know little of the ingredients: for ice cream, too, it would heat the oven, and stir in chicken broth.",
            "Title: Ice Cream\nIngredients:\n1. 1 cup cream\n2. 1/2 cup sugar\nInstructions: ",
            "Stir in chicken broth, brown sugar, and vanilla extract.",
        ),
        "Do not cook it: amounts, times and temperatures are only likely characters, and can be dangerous.",
        "It knows about 760 recipes, most of them American.",
    ),
)

# %% [markdown]
# ## Training
#
# An **epoch** reads all of the text once. The **loss** is **cross-entropy**: minus the logarithm of the probability
# that was given to the character that came. Each step moves the weights against their **gradient**, the direction in
# which the loss grows; how far is the **learning rate**.
#
# Run this cell to train the network from zero. Stop it whenever you like: it goes on where it stopped, and the result
# is the same to the last bit. If the training has finished, the cell only reads its result.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import show_curves, show_report, train

    experiment.build().summary()
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# ## How good it really is
#
# Measured on the exported file, on recipes that took no part in any decision, beside a simple **baseline**: counting
# runs of five characters (**n-grams**). Then it writes 200 recipes, each character drawn from the likeliest that
# together have 95 % (**top-p sampling**). How many have a title, ingredients and steps, each once and in this order?
# (Where a reader names ingredients, the page puts them under the title "Home Cooking", so there only the rest is the
# network's own. Its temperature, 0.7 on what the file gives, was chosen on other texts than these 200: between 0.6 and
# 0.85 it made little difference.) And how many runs of eight words are copied from what it read? Recipes have set phrases ("until golden
# brown, about 10 minutes"), so some are always the same.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# ### What its probabilities are worth
#
# The network was too sure of itself, for it had begun to learn by heart: of the 5,853 test characters to which it gave
# 70 to 80 %, 75 % on average, 68 % came. To make probabilities fit how often they are right is called **calibration**.
# After training, the logits are divided by one number more, again a temperature. The one that makes the validation
# recipes likeliest, 1.164, is set in the file that ships. The likeliest character stays the likeliest, and the test
# loss falls, from 0.639 to 0.632 nats. Its probabilities were off by 2.5 points on average, and now they are by 0.2. The
# page's own temperature divides what the file gives once more: at 0.7 it chooses as at 0.81 before, for 0.7 times
# 1.164 is 0.81. So its 1 is the calibrated network.

# %% [markdown]
# ## What to try next
#
# 1. Set `LENGTH` to 32, so that errors are traced back a quarter as far. How much does the test loss rise, and do the
#    lists still end?
# 2. Ask for a recipe with one ingredient that nobody cooks. What does it do with it?
# 3. Train with `dropout=0` and compare the copied runs.
