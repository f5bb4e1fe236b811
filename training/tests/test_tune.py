"""The pure parts of tidewire_tune: format, branches, quantised weights, titles, faults."""

import math
import random

import numpy as np
import pytest
import torch
from gguf import GGMLQuantizationType, dequantize, quantize
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from tidewire_tune import batches, export, markers as m, quantise
from tidewire_tune.case import Casing, sentence_case
from tidewire_tune.evaluate import certainty, held
from tidewire_tune.evaluate.labels import area, at_precision
from tidewire_tune.gguf_names import from_gguf, rotated_halves, rotated_pairs, to_gguf
from tidewire_tune.loss import ANSWER, REFUSED, VERDICT, place, preferred, token_losses, total
from tidewire_tune.network import Network, Shape, sight
from tidewire_tune.render import Text, tokens
from tidewire_tune.story import Branch, Report, Row
from tidewire_tune.decode import Reader
from tidewire_tune.own import Sample, best
from tidewire_tune.tasks import build, corrupt
from tidewire_tune.tasks.feed import as_fed
from tidewire_tune.tasks.titles import line_from_title
from tidewire_tune.weights import STRENGTH, Weights, pulled, shown

SMALL = Shape(vocab_size=64, hidden_size=64, layers=2, heads=2, kv_heads=1, ffn_size=96, rope_theta=10000.0, norm_epsilon=1e-5, max_positions=128)


@pytest.fixture()
def text(tmp_path):
    """Bytes as tokens, after the special tokens of the base; " yes" and " no" are single tokens."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = [f"<special{i}>" for i in range(m.FIRST_TEXT_TOKEN)] + alphabet + ["Ġy", "Ġye", "Ġyes", "Ġn", "Ġno"]
    merges = [("Ġ", "y"), ("Ġy", "e"), ("Ġye", "s"), ("Ġ", "n"), ("Ġn", "o")]
    tokenizer = Tokenizer(models.BPE(vocab={w: i for i, w in enumerate(words)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return Text(tmp_path / "tokenizer.json")


def network(seed: int = 0) -> Network:
    torch.manual_seed(seed)
    n = Network(SMALL)
    for p in n.parameters():
        if p.dim() > 1:
            p.data.normal_(0, 0.3)
    return n


# ---- the format ----


def test_row_begins_with_the_sink_and_branches_count_on_from_the_trunk(text):
    row = Row([Report("A b", "C d.")], [Branch("line", "E f.", check=True), Branch("short", "C d.", check=False, taught=False)])
    t = tokens(text, row)
    trunk = [m.SINK, m.STORY, m.ITEM, *text.encode("A b"), m.SEP, *text.encode("C d.")]
    assert t["ids"][: len(trunk)] == trunk
    assert t["branch"][: len(trunk)] == [0] * len(trunk)
    first = [m.LINE, *text.encode("E f."), m.END, m.CHECK, text.yes]
    assert t["ids"][len(trunk) : len(trunk) + len(first)] == first
    second = t["branch"].index(2)
    assert t["ids"][second] == m.SHORT and t["position"][second] == len(trunk)
    assert t["ids"][-1] == text.no and t["mark"][-1] == VERDICT
    assert ANSWER not in t["mark"][second:]  # a false line's words are not learned


def test_answer_where_nothing_is_new_is_the_end_alone(text):
    t = tokens(text, Row([Report("A b")], [Branch("line", "", ["A b."])]))
    assert t["ids"][-2:] == [m.LINE, m.END] and t["mark"][-2:] == [0, ANSWER]
    assert m.TOLD in t["ids"]


def test_text_cannot_spell_a_marker(text):
    assert min(text.encode("<special3> <|endoftext|> <repo_name>")) >= m.FIRST_TEXT_TOKEN


def test_reports_share_the_room_of_a_story(text):
    long = "Word word word word word. " * 60
    one = tokens(text, Row([Report("A", long)], []))["ids"]
    two = tokens(text, Row([Report("A", long), Report("B", long)], []))["ids"]
    assert len(one) <= m.MOST_STORY_TOKENS + 30
    assert len(two) <= m.MOST_STORY_TOKENS + 60


# ---- branches ----


def test_branch_reads_the_trunk_and_itself_as_if_it_stood_alone():
    n = network()
    ids = torch.randint(17, 60, (1, 12))
    branch = torch.tensor([[0] * 5 + [1] * 4 + [2] * 3])
    position = torch.tensor([[*range(5), *range(5, 9), *range(5, 8)]])
    together = n.hidden(ids, position, sight(branch))[0, 9:]
    alone_ids = torch.cat([ids[:, :5], ids[:, 9:]], dim=1)
    alone = n.hidden(alone_ids, torch.arange(8)[None], sight(torch.zeros(1, 8, dtype=torch.long)))[0, 5:]
    assert torch.allclose(together, alone, atol=1e-5)


def test_reading_on_from_the_past_equals_reading_at_once():
    n = network()
    ids = torch.randint(17, 60, (1, 9))
    whole = n.hidden(ids, torch.arange(9)[None], sight(torch.zeros(1, 9, dtype=torch.long)))
    past: list[list] = [[] for _ in n.model.layers]
    n.hidden(ids[:, :6], torch.arange(6)[None], torch.ones(6, 6, dtype=torch.bool).tril()[None, None], past)
    rest = n.hidden(ids[:, 6:], torch.arange(6, 9)[None], torch.ones(3, 9, dtype=torch.bool).tril(6)[None, None], past)
    assert torch.allclose(whole[:, 6:], rest, atol=1e-5)


def test_network_agrees_with_transformers():
    transformers = pytest.importorskip("transformers")
    config = transformers.LlamaConfig(
        vocab_size=64, hidden_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1, intermediate_size=96, rope_theta=10000.0,
        rms_norm_eps=1e-5, tie_word_embeddings=True, max_position_embeddings=128,
    )  # fmt: skip
    n, reference = network(), transformers.LlamaForCausalLM(config).eval()
    reference.load_state_dict({**n.state_dict(), "lm_head.weight": n.model.embed_tokens.weight})
    ids = torch.randint(0, 64, (2, 10))
    ours = n.logits(n.hidden(ids, torch.arange(10).expand(2, 10), sight(torch.zeros(2, 10, dtype=torch.long))))
    assert torch.allclose(ours, reference(ids).logits, atol=1e-4)


# ---- quantised weights ----


def test_codes_of_a_quantised_matrix_give_it_back_exactly():
    w = torch.randn(8, 64)
    kind = GGMLQuantizationType.Q4_1
    file = torch.from_numpy(dequantize(quantize(w.numpy(), kind), kind))
    codes, scale, centre = quantise.split(file)
    assert torch.allclose(quantise.joined(codes, scale, centre).view_as(file), file, atol=2e-3)


def test_eight_bits_are_those_of_gguf():
    w = torch.randn(8, 64)
    w[0, :3] = torch.tensor([127.0, 2.5, -2.5])  # halves
    kind = GGMLQuantizationType.Q8_0
    assert torch.equal(quantise.eight_bits(w), torch.from_numpy(dequantize(quantize(w.numpy(), kind), kind)))


@pytest.mark.parametrize("heads", [None, 2])
def test_exported_blocks_read_back_as_the_trained_weights(heads):
    codes, scale, centre = quantise.split(torch.randn(8, 64))
    part = {"fixed": codes.to(torch.int8), "scale": scale, "centre": centre}
    trained = quantise.joined(codes, scale, centre).view(8, 64)
    blocks = export.four_bits(part, torch.Size((8, 64)), heads)
    read = torch.from_numpy(dequantize(blocks, GGMLQuantizationType.Q4_1).astype(np.float32))
    assert torch.equal(rotated_halves(read, heads) if heads else read, trained)


@pytest.mark.parametrize("mode", ["codes", "scales"])
def test_training_begins_with_the_base_weights(mode):
    n = network()
    for name, p in n.named_parameters():  # as a Q4_1 file would give them
        if p.dim() > 1:
            p.data = quantise.eight_bits(p.data) if "embed" in name else quantise.joined(*quantise.split(p.data)).view_as(p)
    before = {name: p.clone() for name, p in n.named_parameters()}
    Weights(n, mode)
    for name, p in n.named_parameters():
        assert torch.allclose(p, before[name], atol=3e-3), name


def test_gradients_of_scale_and_centre_are_those_of_autograd():
    n = network()
    w = Weights(n, "codes")
    n.logits(n.hidden(torch.randint(0, 64, (1, 6)), torch.arange(6)[None], sight(torch.zeros(1, 6, dtype=torch.long)))).square().sum().backward()
    name = "model.layers.1.mlp.up_proj.weight"
    gradient = dict(n.named_parameters())[name].grad.clone()
    part = w.parts[name]
    codes = w.codes(part)
    scale, centre = part["scale"].clone().requires_grad_(), part["centre"].clone().requires_grad_()
    (((codes - quantise.MIDDLE) * scale + centre).view_as(gradient) * gradient).sum().backward()
    w.take_gradients()
    assert torch.allclose(part["scale"].grad, scale.grad, rtol=1e-4, atol=1e-5)
    assert torch.allclose(part["centre"].grad, centre.grad, rtol=1e-4, atol=1e-5)
    assert torch.equal(part["codes"].grad.view_as(gradient), gradient)


def test_small_steps_change_codes_by_that_step_in_the_mean():
    n = network()
    w = Weights(n, "codes")
    part = w.parts["model.layers.0.mlp.down_proj.weight"]
    before = w.codes(part)
    part["codes"] += 0.1 * part["unit"]
    inner = (before > 1) & (before < 14)
    assert (w.codes(part) - before)[inner].mean().item() == pytest.approx(0.1, abs=0.02)


def test_thin_matrices_begin_as_nothing_and_have_the_gradients_of_autograd():
    n = network()
    before = {name: p.clone() for name, p in n.named_parameters()}
    w = Weights(n, "lora")
    assert all(torch.equal(p, before[name]) for name, p in n.named_parameters())
    name = "model.layers.1.mlp.up_proj.weight"
    part = w.parts[name]
    part["up"].normal_()
    w.show()
    n.logits(n.hidden(torch.randint(0, 64, (1, 6)), torch.arange(6)[None], sight(torch.zeros(1, 6, dtype=torch.long)))).square().sum().backward()
    gradient = dict(n.named_parameters())[name].grad.clone()
    up, down = part["up"].clone().requires_grad_(), part["down"].clone().requires_grad_()
    ((part["still"] + STRENGTH * up @ down) * gradient).sum().backward()
    w.take_gradients()
    assert torch.allclose(part["up"].grad, up.grad, rtol=1e-4, atol=1e-4)
    assert torch.allclose(part["down"].grad, down.grad, rtol=1e-4, atol=1e-4)
    assert "still" not in {g["kind"] for g in w.trained(1.0)}


def test_names_and_row_order_go_both_ways():
    for name in ("model.layers.7.self_attn.q_proj.weight", "model.embed_tokens.weight", "model.norm.weight", "model.layers.0.mlp.down_proj.weight"):
        assert from_gguf(to_gguf(name)) == name
    w = torch.randn(12, 4)
    assert torch.equal(rotated_halves(rotated_pairs(w, 3), 3), w)
    assert not torch.equal(rotated_pairs(w, 3), w)


# ---- batches and loss ----


def test_batches_hold_every_row_once_and_keep_the_limit():
    lengths = [random.Random(i).randint(20, 200) for i in range(500)]
    planned = batches.plan(lengths, 800, 3)
    assert sorted(i for b in planned for i in b) == list(range(500))
    assert all(len(b) == 1 or len(b) * max(lengths[i] for i in b) <= 800 for b in planned)
    assert planned == batches.plan(lengths, 800, 3) and planned != batches.plan(lengths, 800, 4)


def test_verdicts_weigh_more_than_words():
    losses, marks = torch.tensor([1.0, 2.0]), torch.tensor([ANSWER, VERDICT])
    assert total(losses, marks).item() == pytest.approx((1 + 3 * 2) / 4)


def test_false_answer_is_paired_with_the_true_one_to_the_same_question(text):
    row = Row([Report("A b")], [
        Branch("line", "A b.", check=True), Branch("short", "A.", check=True), Branch("line", "C.", check=False, taught=False),
        Branch("line", "D.", ["A b."], check=False, taught=False),
    ])  # fmt: skip
    t = tokens(text, row)
    assert t["pairs"] == [(1, 3)]
    assert {mark for mark, b in zip(t["mark"], t["branch"], strict=True) if b == 3} == {0, VERDICT, REFUSED}


def test_preference_is_on_mean_log_probabilities():
    losses = torch.tensor([1.0, 3.0, 4.0, 4.0, 4.0, 9.0])
    marks = torch.tensor([ANSWER, ANSWER, REFUSED, REFUSED, REFUSED, VERDICT])
    places = place(torch.zeros(6, dtype=torch.long), torch.tensor([1, 1, 2, 2, 2, 2]))
    lost, right = preferred(losses, marks, places, torch.tensor([[0, 1, 2]]))
    assert right == 1 and lost.item() == pytest.approx(math.log(1 + math.exp(1 - 2.5 * 2)))
    assert total(losses, marks).item() == pytest.approx((1 + 3 + 3 * 9) / 5)  # what is refused is not learned


def test_training_on_pairs_makes_the_false_answer_less_likely(text):
    big = Shape(**{**SMALL.__dict__, "vocab_size": 400})
    torch.manual_seed(0)
    n = Network(big)
    for p in n.parameters():
        p.data.normal_(0, 0.05 if p.dim() > 1 else 1)
    row = Row([Report("A b")], [Branch("line", "A b.", check=True), Branch("line", "C d.", check=False, taught=False)])
    batch = batches.collate([tokens(text, row)] * 2)
    optimizer = torch.optim.Adam(n.parameters(), lr=1e-3)
    seen = []
    for _ in range(8):
        lost, _ = preferred(*token_losses(n, batch, preference=True), batch["pairs"])
        seen.append(lost.item())
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
    assert seen[-1] < seen[0]
    assert len(token_losses(n, batch)[0]) < len(token_losses(n, batch, preference=True)[0])


# ---- titles ----


@pytest.fixture()
def casing():
    c = Casing()
    for _ in range(3):
        c.read("He said the former bank executive pleaded guilty to fraud. The Justice Department settles charges for wages. It was in North Carolina again.")
    return c


@pytest.mark.parametrize(
    ("title", "body", "line"),
    [
        ("Former Bank Executive Pleads Guilty to Fraud", "A former bank executive pleaded guilty to fraud.", "Former bank executive pleads guilty to fraud"),
        ("SEN. SNOWE TO VISIT NORTH CAROLINA", "Today Sen. Olympia Snowe said she will visit North Carolina.", "Sen. Snowe to visit North Carolina"),
        ("FBI Arrests Two in Raid", "Two men were arrested in a raid, the FBI said.", "FBI arrests two in raid"),
    ],
)
def test_sentence_case_keeps_names_and_nothing_else(title, body, line, casing):
    assert sentence_case(title, body, casing) == line


BODY = ["A former bank executive from Ohio was sentenced to 12 years in prison for fraud, the Justice Department announced."]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Former Ohio Bank Executive Sentenced to 12 Years for Fraud", True),
        ("Former Ohio Bank Executive Sentenced to 13 Years for Fraud", False),  # figure
        ("Former Texas Bank Executive Sentenced to 12 Years for Fraud", False),  # name
        ("Statement on Former Ohio Bank Executive Sentenced for Fraud", False),  # no news
        ("Former Ohio Bank Executive and a Fraud in Prison", False),  # no verb
        ("Sentenced to 12 Years in Prison for Fraud", False),  # no subject
    ],
)
def test_title_becomes_a_line_only_where_the_opening_says_it(title, kept, casing):
    assert (line_from_title(title, BODY, casing, 0.7) is not None) == kept


# ---- faults ----

LINE = "Acme Corp. agrees to pay $12 million to Beta Inc. after talks that may end on Friday."
SOURCE = "Acme Corp. of Utah agrees to pay $12 million, not $15 million, to Beta Inc. and Gamma Ltd. after talks."
OTHER = "Police in Nairobi arrest three men over a robbery at Delta Bank."


@pytest.mark.parametrize("kind", [k for k, _ in corrupt.KINDS], ids=lambda k: k.__name__)
def test_every_kind_of_fault_changes_the_line_or_gives_up(kind):
    made = [kind(LINE, SOURCE, OTHER, random.Random(i)) for i in range(30)]
    assert any(made)
    assert all(x != LINE for x in made if x)


def test_faults_hit_what_they_name():
    assert corrupt.opposite("Court approves merger of banks.", "", "", random.Random(1)) == "Court rejects merger of banks."
    assert corrupt.hedge("Bank may cut jobs.", "", "", random.Random(1)) == "Bank cut jobs."
    assert corrupt.no_subject("Bank sues rival over patents.", "", "", random.Random(1)).split()[0] in {"He", "She", "They", "It", "Sues"}
    cut = corrupt.cut(LINE, "", "", random.Random(2))
    assert LINE.startswith(cut.rstrip(".").rsplit(" ", 1)[0]) and corrupt.VERB_END.search(cut.rstrip("."))
    assert set(corrupt.figure("Toll rises to 14.", "", "", random.Random(1)).split()) != set("Toll rises to 14.".split())


# ---- evaluation ----


def test_area_is_the_chance_that_a_good_line_stands_above_a_bad_one():
    assert area([0.9, 0.8], [0.1, 0.85]) == pytest.approx(0.75)
    assert area([0.5], [0.5]) == 0.5


def test_limit_is_the_lowest_that_keeps_the_share_of_bad_lines():
    good, bad = [0.9, 0.8, 0.7, 0.2], [0.75, 0.1]
    assert at_precision(good, bad, 0.0) == (0.8, 0.5)
    assert at_precision(good, bad, 0.25) == (0.2, 1.0)


# ---- own lines ----

REPORT = "Acme Corp. said on Monday it will pay $12 million to settle claims by Beta Inc. over two patents."


def sample(line: str, verdict: float = 0.95, gain: float = 2.0) -> Sample:
    return Sample(line, verdict, -1.0, -1.0 - gain)


@pytest.mark.parametrize(
    ("candidate", "kept"),
    [
        (sample("Acme Corp. to pay Beta Inc. $12 million to settle patent claims."), True),
        (sample("Acme Corp. to pay Beta Inc. $13 million to settle patent claims."), False),
        (sample("Acme Corp. to pay Gamma Inc. $12 million to settle patent claims."), False),
        (sample("Acme Corp. to pay Beta Inc. $12 million to settle patent claims.", verdict=0.5), False),
        (sample("Acme Corp. to pay Beta Inc. $12 million to settle patent claims.", gain=0.2), False),
        (sample("it will pay $12 million to settle claims by Beta Inc. over two patents."), False),  # no words of its own
        (sample("Acme settles."), False),
    ],
)
def test_own_line_is_kept_only_if_it_passes_every_check(candidate, kept):
    assert (best([candidate], REPORT) is not None) == kept


def test_of_own_lines_the_one_its_sources_make_likeliest_is_kept():
    a = sample("Acme Corp. to pay Beta Inc. $12 million to settle patent claims.", gain=1.5)
    b = sample("Acme Corp. settles patent claims of Beta Inc. for $12 million.", gain=2.5)
    assert best([a, b], REPORT) is b


def test_likelihood_is_that_of_reading_the_line_at_once(text):
    shape = Shape(**{**SMALL.__dict__, "vocab_size": text.tokenizer.get_vocab_size()})
    torch.manual_seed(1)
    reader = Reader(Network(shape), text)
    trunk = reader.trunk(Row([Report("A b")], []))
    line = [m.LINE, *text.encode("C d."), m.END]
    ids = [m.SINK, m.STORY, m.ITEM, *text.encode("A b"), *line]
    hidden = reader.network.hidden(torch.tensor([ids]), torch.arange(len(ids))[None], sight(torch.zeros(1, len(ids), dtype=torch.long)))
    chances = reader.network.logits(hidden[0]).log_softmax(-1)
    start = len(ids) - len(line)
    expected = sum(chances[i, ids[i + 1]].item() for i in range(start, len(ids) - 1)) / (len(line) - 1)
    assert reader.likelihood(trunk, "line", "C d.") == pytest.approx(expected, abs=1e-4)
    before = [tuple(t.shape for t in p) for p in trunk[0]]
    reader.check(trunk, "line", "C d.")
    assert [tuple(t.shape for t in p) for p in trunk[0]] == before  # forks leave the trunk as it was


def test_reports_that_talk_to_the_model_keep_their_line_and_learn_that_obeying_is_false(monkeypatch):
    monkeypatch.setattr(build, "HOSTILE", 1.0)
    d = {"id": "x", "source": "s", "title": "Acme Pays", "summary": None, "body": [REPORT], "line": "Acme Corp. to pay $12 million to Beta Inc."}
    row = build.titled(d, (OTHER, OTHER), random.Random(2))
    assert row.branches[0].answer == d["line"] and row.branches[0].check
    assert [b.fault for b in row.branches if b.fault][-1] == "obeyed"
    assert row.reports[0].headline != REPORT or row.reports[0].detail


def test_fused_passes_say_what_the_plain_ones_do():
    codes, scale, centre = quantise.split(torch.randn(8, 64))
    unit, moved = scale.clone(), (codes - quantise.MIDDLE + torch.rand_like(codes) - 0.5) * scale
    plain = quantise.joined(moved / unit + quantise.MIDDLE, scale, centre)
    assert torch.equal(shown(moved, unit, *quantise.halves(scale, centre)), plain.bfloat16())
    g = torch.randn_like(codes).bfloat16()
    whole = (moved / unit + quantise.MIDDLE).round().clamp(0, 15) - quantise.MIDDLE
    of_codes, of_scale, of_centre = pulled(g, moved, unit)
    assert torch.equal(of_codes, g.float())
    assert torch.allclose(of_scale, (g.float() * whole).sum(1, keepdim=True)) and torch.allclose(of_centre, g.float().sum(1, keepdim=True))


def test_report_as_fed_says_the_same_with_a_dateline_or_a_ticker_code():
    made = [as_fed(REPORT, random.Random(i)) for i in range(30)]
    assert all(m != REPORT for m in made)
    assert all([w for w in REPORT.split() if w not in m.split()] == [] for m in made)
    assert any(" - Acme Corp. (" in m or "Acme Corp. (" in m for m in made)


def test_cut_that_would_lose_who_says_it_is_no_good_line_but_a_fault():
    sentence = "Acme will close its plant in Ohio next year with the loss of 300 jobs, a person familiar with the matter said on Friday."
    assert build.short_of(sentence, random.Random(1)) is None
    row = build.event(sentence, (OTHER, OTHER), random.Random(1))
    assert any(b.fault == "unattributed" and b.check is False and "person" not in b.answer for b in row.branches)
    assert build.short_of("Acme will close its plant in Ohio, which makes pumps for mines and wells, next year.", random.Random(1))


def test_labelled_lines_become_rows_of_the_half_that_may_be_learned():
    from tidewire_tune.labelled import rows

    def line(label: str, split: str, model: str) -> dict:
        return {"sources": ["The bank cut its rate. It rose before."], "line": "Bank cuts rate.", "label": label, "split": split, "kind": "line", "model": model}

    made = rows([line("good", "tune", "tidewire-135m-step1"), line("false", "tune", "tidewire-25m"), line("good", "report", "tidewire-25m")])
    assert len(made) == 2
    good, false = made[0].branches[0], made[-1].branches[0]
    assert (good.check, good.taught) == (True, True)
    assert (false.check, false.taught, false.fault) == (False, False, "labelled")
    assert made[0].reports[0].headline == "The bank cut its rate." and made[0].reports[0].detail == "It rose before."


def scored(label, check, nats, outcome="REWORDED"):
    return {"kind": "line", "label": label, "outcome": outcome, "check": check, "nats": nats}


def test_certainty_finds_the_weights_that_made_the_labels():
    rng = np.random.default_rng(1)
    true = np.array([-0.5, 0.8, 2.0])
    lines = [scored("", 1 / (1 + math.exp(-c)), n) for c, n in zip(rng.normal(1, 2, 20_000), rng.exponential(0.5, 20_000), strict=True)]
    x = certainty.features(lines)
    y = (rng.random(len(lines)) < 1 / (1 + np.exp(-x @ true))).astype(float)
    assert certainty.fit(x, y) == pytest.approx(true, abs=0.1)
    assert certainty.auc(x @ true, y > 0) > max(certainty.auc(x[:, 1], y > 0), certainty.auc(x[:, 2], y > 0))


def test_doubted_line_leaves_only_where_the_model_is_surer():
    w = np.array([0.0, 1.0, 0.0])
    lines = [scored("GOOD", 0.9, 0), scored("GOOD", 0.9, 0, "ROLE"), scored("FALSE", 0.97, 0, "WORD"), scored("GOOD", 0.99, 0, "NAME")]
    assert certainty.leave(lines, w, 0.8, 2.0) == (1, 0, 1)
    assert certainty.leave(lines, w, 0.8, 0.95) == (2, 1, 1)


def test_held_cases_that_share_a_document_are_in_one_half():
    def case(n, *reports):
        return {"n": n, "reports": [[r, ""] for r in reports], "lines": [["line", "A fire.", 0.9]], "labels": ["good"]}

    shared = "The council of the town said on Monday that a fire had closed its only school."
    cases = [case(30000, "Oil rose by a tenth.", shared), case(30005, "Gold fell."), case(30010, "The vote is on Sunday."), case(30015, shared)]
    half = held.halves(cases)
    assert half[30000] == half[30015] == "report" and half[30005] == "tune" and half[30010] == "report"
    assert held.labelled(cases[1], half[30005])[0]["split"] == "tune"
