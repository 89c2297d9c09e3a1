"""Drawing on the page with the mouse."""


def draw(page, *strokes, steps=1):
    """Each stroke is a list of (x, y), as shares of the canvas; `steps` is how many moves lead from point to point."""
    box = page.locator("canvas[data-part=input]").bounding_box()
    for stroke in strokes:
        points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point, steps=steps)
        page.mouse.up()
