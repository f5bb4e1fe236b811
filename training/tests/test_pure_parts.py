"""Fast tests of the parts that need neither corpus nor training."""

import random

import pytest
import safetensors.torch as safetensors_torch
import torch
from safetensors import safe_open

from tidewire_training import average, calibrate, export, resume, sinks
from tidewire_training.evaluate import attention
from tidewire_training.evaluate.stream import Stream
from tidewire_training.model import Llama, Shape
from tidewire_training.muon import orthogonal
from tidewire_training.tasks import compress, drills, invent, lines, moves, told
from tidewire_training.tasks.words import NUMBER, sentences, uncovered

TINY = Shape(vocab_size=97, hidden_size=32, layers=3, heads=4, kv_heads=2, ffn_size=48)


@pytest.fixture
def model():
    torch.manual_seed(3)
    m = Llama(TINY).eval()
    for p in m.parameters():
        if p.dim() == 2:
            torch.nn.init.normal_(p, std=0.2)
    return m


def test_sentences_abbreviations_do_not_end_one():
    text = "Sen. Hatch met Rep. J. Smith in Washington, D.C. on Friday. It rained."
    assert sentences(text) == ["Sen. Hatch met Rep. J. Smith in Washington, D.C. on Friday.", "It rained."]


def test_uncovered_names_words_that_the_prompt_lacks():
    assert uncovered("Acme bought Bolt for 12 dollars.", "Acme buys Bolt for 12 dollars") == ["bought"]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("WASHINGTON, D.C. – Sen. Orrin Hatch (R-Utah) today introduced a bill to protect land.",
         "Sen. Orrin Hatch introduced a bill to protect land."),
        ("Three people are killed in a fire in Amman, according to officials.", "Three people are killed in a fire in Amman."),
        ("Kalyk Imankulov, the former chairman of the service, joins the alliance.", "Kalyk Imankulov joins the alliance."),
    ],
)  # fmt: skip
def test_compress_drops_asides(sentence, expected):
    assert compress.compress(sentence) == expected


def test_compress_invents_nothing():
    s = "On Monday, the bank, which has 12 branches, cut 1,250 jobs in Oslo, officials said."
    assert not uncovered(compress.compress(s), s)


def test_stories_use_only_what_they_show():
    rng = random.Random(1)
    for _ in range(300):
        for story in (drills.drill(rng), drills.quote_back(rng), lines.move_only(rng)):
            assert not set(NUMBER.findall(story.answer)) - set(NUMBER.findall(story.visible)), story


def test_swap_is_consistent_over_texts():
    a, b = invent.swap(random.Random(5), ["Karzai met 1,250 guests", "1,250 guests of Karzai"])
    assert a.split()[0] == b.split()[-1] and a.split()[2] == b.split()[0] and "Karzai" not in a


def test_mask_sees_sinks_and_exactly_w_rolling_tokens():
    seen = sinks.visible(12, sinks=2, window=3)
    assert seen[11].nonzero().flatten().tolist() == [0, 1, 9, 10, 11]
    assert seen[3].nonzero().flatten().tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_window_mask_equals_feeding_the_stream_in_chunks(model, count):
    ids = torch.randint(0, 97, (60,))
    stream = Stream(model, count, 9)
    fed = torch.cat([stream.feed(part) for part in ids.split([1, 7, 13, 20, 19])])
    with torch.inference_mode():
        whole = model.logits(model(ids[None], sinks.WindowMask(60, count, 9)))[0]
    assert torch.allclose(fed, whole, atol=2e-4)


def test_window_that_evicts_nothing_is_plain_attention(model):
    ids = torch.randint(0, 97, (1, 20))
    with torch.inference_mode():
        assert torch.allclose(model(ids), model(ids, sinks.WindowMask(20, 4, 16)), atol=2e-4)


def test_muon_update_is_nearly_orthogonal():
    singular = torch.linalg.svdvals(orthogonal(torch.randn(24, 40)))
    assert singular.min() > 0.4 and singular.max() < 1.5


def test_export_gives_the_same_logits_in_transformers(tmp_path):
    transformers = pytest.importorskip("transformers")
    from tidewire_training.export import export

    torch.manual_seed(4)
    ours = Llama(TINY)
    for p in ours.parameters():
        p.data = p.data.bfloat16().float()
    torch.save({"model": ours.state_dict(), "shape": TINY.__dict__, "step": 1, "tokens": 1}, tmp_path / "c.pt")
    (tmp_path / "tok").mkdir()
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (tmp_path / "tok" / name).write_text("{}")
    export(tmp_path / "c.pt", tmp_path / "tok", tmp_path / "out")
    theirs = transformers.LlamaForCausalLM.from_pretrained(tmp_path / "out", torch_dtype=torch.float32).eval()
    ids = torch.randint(0, 97, (2, 30))
    with torch.inference_mode():
        assert torch.allclose(theirs(ids).logits, ours.logits(ours(ids)), atol=1e-4)


def test_markers_spelled_in_text_stay_text():
    from pathlib import Path

    from tidewire_training.markers import SPECIAL
    from tidewire_training.tape import Text

    folder = Path(__file__).resolve().parents[2] / "models" / "tidewire-25m"
    if not (folder / "tokenizer.json").exists():
        pytest.skip(f"{folder} is not there")
    text = Text(folder)
    for marker in SPECIAL:
        ids = text.encode(f"a {marker}{marker} b")
        assert min(ids) >= len(SPECIAL)
        assert text.decode(ids) == f"a {marker}{marker} b"


def test_title_becomes_a_sentence_in_the_bodys_words_and_tense():
    body = ["The Senate last night passed a resolution introduced by Senators Feinstein and Ernst on domestic violence awareness."]
    assert told.title_as_said("SENATE PASSES RESOLUTION ON DOMESTIC VIOLENCE", body) == "Senate passed resolution on domestic violence."
    assert told.title_as_said("Senate Rejects Resolution on Violence", body) is None  # a word that the body has not
    assert told.title_as_said("Senate Resolution on Domestic Violence Awareness", body) is None  # no verb


def test_evidence_is_the_shortest_sentence_with_all_words():
    candidates = [(s, told.content(s)) for s in ("Retail sales rose 3 percent in May, firms said.", "Retail sales rose 3 percent in May.", "Sales rose.")]
    assert told.evidence("In May, retail sales rose 3 percent.", candidates) == "Retail sales rose 3 percent in May."
    assert told.evidence("In May, retail sales rose 4 percent.", candidates) is None


def test_resumed_checkpoint_has_the_exported_weights_and_counts(model, tmp_path):
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "tokenizer_config.json").write_text("{}")
    torch.save({"model": model.state_dict(), "optimizers": [], "step": 7, "tokens": 900, "shape": TINY.__dict__}, tmp_path / "a.pt")
    export.export(tmp_path / "a.pt", tmp_path, tmp_path / "out")
    again = resume.checkpoint(tmp_path / "out", TINY.__dict__)
    assert (again["step"], again["tokens"]) == (7, 900)
    for name, tensor in model.state_dict().items():
        assert torch.equal(again["model"][name], tensor.to(torch.bfloat16).float())


def test_hidden_positions_are_seen_by_nobody_else(model):
    ids = torch.randint(0, 97, (24,))
    hidden = torch.zeros(24, dtype=torch.bool)
    hidden[5] = True
    weights, _ = attention.run(model, ids, hidden)
    assert all(w[:, 6:, 5].abs().max() == 0 for w in weights)
    plain, loss = attention.run(model, ids)
    with torch.inference_mode():
        expected = torch.nn.functional.cross_entropy(model.logits(model(ids[None]))[0, 12:-1], ids[13:]).item()
    assert abs(loss - expected) < 1e-5


def test_calibrated_model_has_its_logits_divided_and_says_so(model, tmp_path):
    safetensors_torch.save_file({n: p.to(torch.bfloat16) for n, p in model.state_dict().items()}, tmp_path / "model.safetensors", {"tokens": "7"})
    before = safetensors_torch.load_file(tmp_path / "model.safetensors")
    calibrate.scale(tmp_path, 2.0)
    with safe_open(str(tmp_path / "model.safetensors"), "pt") as f:
        assert f.metadata() == {"tokens": "7", "temperature": "2.0"}
    after = safetensors_torch.load_file(tmp_path / "model.safetensors")
    ids = torch.arange(20)[None]
    logits = []
    for tensors in (before, after):
        m = Llama(TINY)
        m.load_state_dict({n: t.float() for n, t in tensors.items()})
        logits.append(m.logits(m(ids)))
    assert torch.equal(logits[0], 2 * logits[1])


def test_temperature_of_a_model_that_is_too_sure_is_found(model):
    torch.manual_seed(4)
    ids = torch.randint(0, 97, (300,))
    with torch.no_grad():
        model.model.norm.weight.mul_(4)
    found = calibrate.losses(model, ids)
    assert min(found, key=found.get) == 4.0


def test_average_is_the_mean_of_the_weights_and_refuses_other_shapes(tmp_path):
    for name, value in (("a", 1.0), ("b", 3.0), ("c", 1.0)):
        (tmp_path / name).mkdir()
        safetensors_torch.save_file({"w": torch.full((2, 3 if name != "c" else 2), value)}, str(tmp_path / name / "model.safetensors"))
    mean, _ = average.average([tmp_path / "a", tmp_path / "b"])
    assert torch.equal(mean["w"].float(), torch.full((2, 3), 2.0))
    with pytest.raises(SystemExit, match="one shape"):
        average.average([tmp_path / "a", tmp_path / "c"])
