"""Greedy decoding with an exported folder, through transformers' own Llama (not our training code)."""

import copy
from pathlib import Path

import torch
from transformers import LlamaForCausalLM

from ..markers import END, MAX_ANSWER
from ..tape import Text
from .constraint import Constraint


AGAIN = 7


def said_again(out: list[int], token: int) -> bool:
    """Would the token repeat itself, or the answer's last tokens as they already stood in it?

    Seven tokens: a long invented name may come twice, a clause may not.
    """
    if token == END or not out:
        return False
    if token == out[-1] and len(out) > 1 and token == out[-2]:
        return True
    gram = [*out[-(AGAIN - 1) :], token]
    return len(out) >= AGAIN and any(out[k : k + AGAIN] == gram for k in range(len(out) - AGAIN + 1))


class Decoder:
    def __init__(self, folder: Path, threads: int = 1):
        torch.set_num_threads(threads)
        self.text = Text(folder)
        self.model = LlamaForCausalLM.from_pretrained(folder, torch_dtype=torch.float32).eval()

    @torch.inference_mode()
    def read(self, tape: list[int]):
        """Prefills a tape once; give the result to `answer` for every fork of it."""
        return self.model(torch.tensor([tape]), use_cache=True).past_key_values

    @torch.inference_mode()
    def answer(self, prompt: list[int], cited: str | None = None, tape=None, limit: int = MAX_ANSWER) -> str:
        """The greedy answer; with `cited`, only its words and function words may be used."""
        constraint = Constraint(self.text, cited) if cited is not None else None
        out: list[int] = []
        result = self.model(torch.tensor([prompt]), past_key_values=copy.deepcopy(tape), use_cache=True)
        for _ in range(limit):
            logits = result.logits[0, -1]
            if constraint:
                allowed = constraint.allowed()
                if END in allowed or constraint.after_mark:  # between words; inside one, what was begun is finished
                    allowed = {t for t in allowed if not said_again(out, t)} or {END}
                open_ = torch.tensor(sorted(allowed))
                token = int(open_[logits[open_].argmax()])
            else:
                token = int(logits.argmax())
            if token == END:
                break
            if constraint:
                constraint.take(token)
            out.append(token)
            result = self.model(torch.tensor([[token]]), past_key_values=result.past_key_values, use_cache=True)
        return self.text.decode(out)
