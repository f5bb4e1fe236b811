"""Data-parallel workers on one machine: each takes its share of a step's rows, gradients are averaged once a step.

On shared cores this beats threads: threads meet at every operation, and one that has lost its core
holds up the other; workers meet once a step.
"""

import os
import subprocess
import sys
import tempfile

import torch
import torch.distributed as dist


class Workers:
    def __init__(self, count: int):
        self.count, self.rank, self.children = count, int(os.environ.get("TIDEWIRE_WORKER", 0)), []
        if count == 1:
            return
        if "TIDEWIRE_MEETING" not in os.environ:
            os.environ["TIDEWIRE_MEETING"] = tempfile.mktemp(prefix="tidewire-training-")
            for rank in range(1, count):
                env = {**os.environ, "TIDEWIRE_WORKER": str(rank)}
                command = [sys.executable, "-m", "tidewire_training.train", *sys.argv[1:]]
                self.children.append(subprocess.Popen(command, env=env, start_new_session=True))
        dist.init_process_group("gloo", init_method=f"file://{os.environ['TIDEWIRE_MEETING']}", rank=self.rank, world_size=count)

    @property
    def first(self) -> bool:
        return self.rank == 0

    def agree(self, values: list[float]) -> list[float]:
        """Everyone gets the first worker's values."""
        if self.count == 1:
            return values
        t = torch.tensor(values, dtype=torch.float64)
        dist.broadcast(t, 0)
        return t.tolist()

    def add_up(self, tensors: list[torch.Tensor]) -> None:
        """Each tensor becomes the sum of all workers' own, in place."""
        if self.count == 1:
            return
        flat = torch.cat([t.reshape(-1) for t in tensors])
        dist.all_reduce(flat)
        for t, summed in zip(tensors, flat.split([t.numel() for t in tensors]), strict=True):
            t.copy_(summed.view_as(t))

    def average_gradients(self, model: torch.nn.Module) -> None:
        gradients = [p.grad for p in model.parameters()]
        self.add_up(gradients)
        if self.count > 1:
            torch._foreach_div_(gradients, self.count)

    def close(self) -> None:
        if self.count > 1:
            dist.destroy_process_group()
        for child in self.children:
            child.wait()
