"""Finding objects, step by step: boxes, anchors, the network's heads, its loss, non-maximum suppression, the teacher."""
