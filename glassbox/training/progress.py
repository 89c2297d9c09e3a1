"""Say how training goes: a bar with the time left on a terminal, one plain line an epoch elsewhere."""

from __future__ import annotations

import math
import time
from typing import Any

import keras
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Reporter(keras.callbacks.Callback):
    """Shows steps while an epoch runs, and a line when it ends. Stops the epoch at the first loss that is no number."""

    def __init__(self, epochs: int, done: int, console: Console | None = None):
        super().__init__()
        self.console = console or Console(highlight=False)
        self.epochs = epochs
        self.broken = False
        self.bar = Progress(
            TextColumn("epoch {task.fields[epoch]} of {task.fields[epochs]}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        self.task: TaskID | None = None
        self.done = done

    def __enter__(self) -> Reporter:
        self.bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.bar.stop()

    def begin_epoch(self, epoch: int, steps: int) -> None:
        """Called before each epoch (counted from 1)."""
        if self.task is None:
            self.task = self.bar.add_task(
                "", total=steps * self.epochs, completed=steps * self.done, epoch=epoch, epochs=self.epochs
            )
        self.bar.update(self.task, epoch=epoch)
        self.began = time.monotonic()

    def on_train_batch_end(self, _batch: int, logs: dict[str, Any] | None = None) -> None:
        if self.task is not None:
            self.bar.advance(self.task)
        if logs and not math.isfinite(logs.get("loss", 0)):
            self.broken = True
            self.model.stop_training = True

    def end_epoch(self, row: dict) -> None:
        """Called after each epoch with its row of the history."""
        seconds = time.monotonic() - self.began
        self.console.print(
            f"epoch {row['epoch']}/{self.epochs}  loss {row['loss']:.4f}  validation loss "
            f"{row['validation_loss']:.4f}  validation accuracy {row['validation_value']:.2%}  {seconds:.0f} s",
            soft_wrap=True,
        )
