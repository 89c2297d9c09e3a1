"""What a notebook asks an experiment to show."""

from __future__ import annotations


class Shown:
    """The `show_...` methods of an experiment.

    Each is one line here and imports what it needs: who does not plot needs no plotting library.
    """

    def show_samples(self, count: int = 40) -> None:
        """Plot training samples with their labels."""
        from .report import plots

        plots.show_samples(self, count)

    def show_epoch(self, count: int = 40) -> None:
        """Plot what the network is really taught with: samples of one epoch."""
        from .report import plots

        plots.show_epoch(self, count)

    def show_curves(self) -> None:
        """Plot loss and accuracy by epoch."""
        from .report import plots

        plots.show_curves(self)

    def show_rows(self, *panels: list[str]) -> None:
        """Plot what else was measured after each epoch: one panel for each list of names."""
        from .report import plots

        plots.show_rows(self, panels)

    def show_made(self) -> None:
        """Plot what the network made of the same few seeds after some of the epochs."""
        from .report import plots

        plots.show_made(self)

    def show_folds(self) -> None:
        """Plot the share right by epoch of every fold of the cross-validation."""
        from .report import plots

        plots.show_folds(self)

    def show_report(self) -> None:
        """Print what was measured on the shipped file, with intervals and baselines."""
        from .report import plots

        plots.show_report(self)

    def show_units(self, layer: str | None = None, count: int = 8) -> None:
        """Plot the training samples that excite some units of a layer most; of the first layer when none is named."""
        from .report import units

        units.show_units(self, layer, count)

    def show_mistakes(self) -> None:
        """Plot the most confident mistakes."""
        from .report import plots

        plots.show_mistakes(self)
