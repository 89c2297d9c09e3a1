"""What lies on the pad."""

INK = """() => {
  const canvas = document.querySelector("canvas[data-part=input]");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
}"""


def ink(page):
    """How many pixels of the pad have ink."""
    return page.evaluate(INK)
