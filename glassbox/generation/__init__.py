"""Networks that make pictures: how they learn, and how a picture is asked of them."""
