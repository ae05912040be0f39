"""The trained network as what is shipped: ONNX with whole-number weights, numbers beside it, and their digests."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.coding.encoder import DIGESTS, NETWORK, NUMBERS, TOKENIZER, Numbers, RoleWeights
from relation.learning import Vocabulary
from relation.network import FARTHEST, RelationNetwork
from relation.weights import student_folder

FOLDER = Path(__file__).parent.parent.parent / "src/dateline/coding/data"
_INPUTS = ("numbers", "mask", "actor", "recipient")
_OUTPUTS = ("kinds", "modes", "statuses", "acts", "parties", "pair", "vectors")
_OPSET = 17
_LARGEST = 25_000_000
"""Bytes that the network may take in the wheel (issue 5)."""


class _Whole(nn.Module):
    """The network as one function from numbers to every head's answer; names are those of `dateline.coding.encoder`."""

    def __init__(self, network: RelationNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, numbers: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        vectors = network.words(numbers, mask)
        return (
            network.kind(vectors),
            network.mode(vectors),
            network.status(vectors),
            network.as_act(vectors),
            network.as_party(vectors),
            network.pairs(vectors, mask, actor, recipient),
            vectors,
        )


def write(
    network: RelationNetwork,
    vocabulary: Vocabulary,
    build: Path,
    out: Path,
    *,
    model_id: str,
    pair_temperature: float = 1.0,
) -> None:
    """Write the network, its numbers, the tokenizer and their digests; `pair_temperature` divides the scores of pairs.

    Raises ValueError if the network is larger than the wheel may hold.
    """
    out.mkdir(parents=True, exist_ok=True)
    build.mkdir(parents=True, exist_ok=True)
    whole = build / "relation.float.onnx"
    _export(_Whole(network).eval(), whole)
    heads = [node.name for node in onnx.load(whole).graph.node if _is_head(node)]
    quantize_dynamic(whole, out / NETWORK, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
    size = (out / NETWORK).stat().st_size
    if size > _LARGEST:
        raise ValueError(f"{NETWORK} has {size:,} bytes, more than {_LARGEST:,}")
    (out / NUMBERS).write_bytes(msgspec.json.encode(_numbers(network, vocabulary, model_id, pair_temperature)))
    shutil.copyfile(student_folder() / "tokenizer.json", out / TOKENIZER)
    write_digests(out)
    print(f"wrote {out / NETWORK} ({size:,} bytes)")


def write_digests(out: Path) -> None:
    """Write the digests of the files of the model, as they are now."""
    names = (NETWORK, NUMBERS, TOKENIZER)
    lines = (f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (out / DIGESTS).write_text("".join(lines), encoding="ascii")


def _export(whole: _Whole, path: Path) -> None:
    numbers = torch.tensor([[101, 2000, 1, 2001, 2, 102], [101, 2002, 2003, 102, 0, 0]])
    mask = (numbers != 0).long()
    spots = torch.tensor([1, 1])
    batch, length = {0: "sentences"}, {0: "sentences", 1: "pieces"}
    axes = {"numbers": length, "mask": length, "actor": batch, "recipient": batch}
    axes |= {name: batch if name == "pair" else length for name in _OUTPUTS}
    torch.onnx.export(
        whole,
        (numbers, mask, spots, spots),
        str(path),
        input_names=list(_INPUTS),
        output_names=list(_OUTPUTS),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def _is_head(node: onnx.NodeProto) -> bool:
    return node.op_type in ("MatMul", "Gemm") and "/encoder/" not in node.name


def _numbers(network: RelationNetwork, vocabulary: Vocabulary, model_id: str, pair_heat: float) -> Numbers:
    paths = {path: _rounded(network.path.weight[i]) for i, path in enumerate(vocabulary.paths, 1)}
    roles = RoleWeights(
        FARTHEST,
        [_rounded(row) for row in network.distance.weight],
        [_rounded(row) for row in network.role.weight.T],
        _rounded(network.role.bias),
        {path: row for path, row in paths.items() if any(abs(value) > 0.01 for value in row)},
    )
    return Numbers(model_id, vocabulary.modes, roles, round(pair_heat, 2))


def _rounded(values: Tensor) -> list[float]:
    return [round(float(value), 4) for value in values]
