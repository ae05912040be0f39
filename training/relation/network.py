"""The network: one pass of an encoder over a sentence, and small heads on its words, pairs of words and marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from relation.examples import STATUSES, TYPES

ROLES = ("none", "actor", "recipient")
ROLE_SIZE = 128
FARTHEST = 10
"""Distances in words between act and party are told apart up to this one, on either side."""


class RelationNetwork(nn.Module):
    """The encoder with its heads.

    `folder` holds weights of a BERT or MPNet; `modes` and `paths` are what the training data know of either.
    """

    def __init__(self, folder: Path, modes: Sequence[str], paths: Sequence[str], *, dropout: float = 0.1) -> None:
        super().__init__()
        # The eager attention: on a CPU the fused one is five times slower going back.
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.padding = self.encoder.config.pad_token_id
        self.dropout = nn.Dropout(dropout)
        self.kind = nn.Linear(size, 1 + len(TYPES))
        self.mode = nn.Linear(size, 1 + len(modes))
        self.status = nn.Linear(size, len(STATUSES))
        self.as_act = nn.Linear(size, ROLE_SIZE)
        self.as_party = nn.Linear(size, ROLE_SIZE)
        self.distance = nn.Embedding(2 * FARTHEST + 1, ROLE_SIZE)
        self.role = nn.Linear(ROLE_SIZE, len(ROLES))
        self.path = nn.Embedding(1 + len(paths), len(ROLES), padding_idx=0)
        nn.init.zeros_(self.path.weight)
        self.pair = nn.Linear(3 * size, 1 + len(TYPES))

    def words(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """Return the encoder's vectors, shape (sentences, pieces, size)."""
        return self.dropout(self.encoder(input_ids=numbers, attention_mask=mask).last_hidden_state.float())

    def roles(self, acts: Tensor, parties: Tensor, distances: Tensor, paths: Tensor) -> Tensor:
        """Return (n, 3) logits for n pairs of act and party vectors; `distances` in words, `paths` by number."""
        near = self.distance(distances.clamp(-FARTHEST, FARTHEST) + FARTHEST)
        joined = torch.relu(self.as_act(acts) + self.as_party(parties) + near)
        return self.role(self.dropout(joined)) + self.path(paths)

    def pairs(self, vectors: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """Return (sentences, 1 + types) logits for the marked pair of each sentence."""
        mean = (vectors * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.pair(self.dropout(torch.cat([mean, _at(vectors, actor), _at(vectors, recipient)], -1)))


def _at(vectors: Tensor, places: Tensor) -> Tensor:
    """Return the vector at one place of each sentence."""
    return vectors.gather(1, places[:, None, None].expand(-1, 1, vectors.shape[-1])).squeeze(1)
