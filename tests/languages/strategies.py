"""Text that nobody would print, for properties that must hold of any text."""

from hypothesis import strategies as st

_ODD = [
    *"'’.,·\"-_ \n0123456789١٢½²™№ﷺﬁ①㎏Ⅷｶﾞ日本のー김정ßйёـأ",
    *(
        "e\u0301",
        "\u0301",
        "ㄹ",
        "\u1105\u1169",
        "\u11a8",
        "รี่",
        "U.S.",
        "d'",
        "l’",
        "İ",
        "ı",
        "\ud800",
        "\udc00",
    ),
    *("\U00020000", "葛\U000e0100", "😀", "क़", "\u064b", "\u200c", "\u00ad", 'צ"ל', "\u09c7\u09be", "꾸바"),
    *("도이췰란드", "\u3099", "cuba", "Дружба", "λόγος", "朝鮮"),
]

texts = st.lists(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from(_ODD), st.sampled_from(_ODD)), max_size=25
).map("".join)
tags = st.sampled_from(["en", "tr", "ar", "vi", "ko-KP", "zh-Hant", "und", "xx", ""])
