"""English is recognised in microseconds, other languages are named, and what is too short is not judged."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dateline.cleaning import identify_language

ENGLISH = (
    "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and signed an agreement on fishing rights. They "
    "said that their governments would send a delegation to Nairobi in the autumn."
)


def test_english() -> None:
    found = identify_language(ENGLISH)
    assert found is not None
    assert (found.code, found.name) == ("en", "English")
    assert found.english_share > 0.1


def test_english_in_capitals_and_full_of_names() -> None:
    text = "PRESIDENT ALFREDO CRISTIANI MET VINICIO CEREZO, OSCAR ARIAS AND DANIEL ORTEGA IN TELA, HONDURAS, LAST WEEK."
    found = identify_language(f"{text} THEY SIGNED.")
    assert found is None or found.code == "en"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "French",
            "Le ministre a reçu mardi son homologue kenyan à Oslo pour signer "
            "un accord sur la pêche et la sécurité des côtes.",
        ),
        (
            "German",
            "Der Minister empfing am Dienstag in Oslo seinen Kollegen aus Kenia und "
            "unterzeichnete ein Abkommen über die Fischerei im Meer.",
        ),
        (
            "Spanish",
            "El ministro recibió el martes en Oslo a su homólogo de Kenia para "
            "firmar un acuerdo sobre la pesca y la seguridad.",
        ),
        (
            "Dutch",
            "De minister ontving dinsdag in Oslo zijn collega uit Kenia en "
            "ondertekende een akkoord over de visserij, zei hij na het overleg.",
        ),
        (
            "Portuguese",
            "O ministro recebeu na terça-feira em Oslo o seu homólogo do Quénia "
            "para assinar um acordo sobre as pescas e a segurança.",
        ),
        (
            "Turkish",
            "Bakan salı günü Oslo'da Kenyalı mevkidaşını kabul ederek balıkçılık konusunda "
            "bir anlaşma imzaladı ve daha sonra basına açıklama yaptı, dedi.",
        ),
        ("Russian", "Министр принял во вторник в Осло своего коллегу из Кении."),
        ("Chinese", "外交部长星期二在奥斯陆会见了肯尼亚外交部长。"),
        ("Arabic", "استقبل وزير الخارجية يوم الثلاثاء في أوسلو نظيره الكيني."),
    ],
)
def test_other_languages_are_named(name: str, text: str) -> None:
    found = identify_language(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text", ["", "Oslo", "Oslo, Nairobi, Mombasa", "14.07.2015", "Café Müller, Rue de Rivoli", "😀😀😀"]
)
def test_too_little_is_not_judged(text: str) -> None:
    assert identify_language(text) is None


def test_english_corpora_never_load_the_identifier() -> None:
    program = (
        "import sys; from dateline.cleaning import identify_language; "
        f"identify_language({ENGLISH!r}); sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
