"""The relation model: from annotated articles and written sentences to the ONNX file in the wheel.

`python -m relation` (see `make model`) runs the whole way; docs/model-cards/relation.md says what came out.
"""
