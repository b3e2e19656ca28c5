"""The normal form that place names are looked up by.

Two spellings of one name meet in the same form: "El-Fasher" and "El Fasher", "Şuşa" and "Susa", "Київ" and "київ".
Vowel signs of Indic scripts are letters, not accents, and stay.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ə": "e", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "ħ": "h", "ŋ": "n", "ŧ": "t", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ƒ": "f",
        "і": "и", "ґ": "г", "ѓ": "г", "ќ": "к", "ѐ": "е",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
    }
)  # fmt: skip
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7\u064b-\u065f\u0670\u0640]+")
_APOSTROPHES = re.compile("['`´ʹʺʻʼʽʾʿˈ‘’‚‛′՚׳״]+")
_SEPARATORS = re.compile(
    r"[\s\x00-&(-/:-@\[-_{-\x7f\u00a0-\u00a9\u00ab-\u00b1\u00b6-\u00b9\u00bb\u00bf×÷"
    r"\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u060c\u061b\u061f\u0964\u0965"
    r"\u1680\u180e\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe00-\ufe0f\ufeff]+"
)


def fold_case(text: str) -> str:
    """Put a name in lower case with its accents kept: the form that tells an exact spelling from a folded one.

    Apostrophes vanish ("Sana'a", "Sanaa"); every run of other punctuation and space becomes one space.
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", _SEPARATORS.sub(" ", _APOSTROPHES.sub("", lowered))).strip()


def fold_name(text: str) -> str:
    """Put a name in the form that the gazetteer is searched by.

    Case, accents, apostrophes and punctuation are lost; letters that carry no accent in Unicode but are one in
    print (ə, ı, ł, ø) become the letter they are printed for. Folding twice changes nothing.

    Returns:
        The form; empty where the text has no letter and no digit.

    Source:
        Own rule; the alternate spellings of GeoNames decided which letters meet.
    """
    if text.isascii():
        return _SEPARATORS.sub(" ", text.lower().replace("'", "").replace("`", "")).strip()
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = _ACCENTS.sub("", spread.translate(_LETTERS)).translate(_LETTERS)
    joined = unicodedata.normalize("NFC", _APOSTROPHES.sub("", plain))
    return _SEPARATORS.sub(" ", joined).strip()
