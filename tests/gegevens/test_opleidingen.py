"""What is known of a crebo, and from whom."""

from stelsel.gegevens.opleidingen import opleidingstabel


def per_code(tabel):
    return {rij["opleidingcode"]: rij for rij in tabel.to_pylist()}


def test_the_school_wins_then_the_reference_list_then_the_delivery():
    tabel = per_code(
        opleidingstabel(
            ["25655", "25604", "23301", "99999"],
            eigen_lijst={"25655": {"niveau": 3, "dossier_code": "23000"}},
            isp_niveaus={"25604": [2], "23301": [1], "25655": [1]},
        )
    )
    assert (tabel["25655"]["niveau"], tabel["25655"]["bron"]) == (3, "opgegeven")
    assert (tabel["25604"]["niveau"], tabel["25604"]["bron"]) == (4, "referentielijst")
    assert (tabel["23301"]["niveau"], tabel["23301"]["bron"]) == (1, "ISP")
    assert (tabel["99999"]["niveau"], tabel["99999"]["bron"]) == (None, "onbekend")


def test_two_niveaus_in_the_delivery_are_no_answer():
    assert per_code(opleidingstabel(["99999"], isp_niveaus={"99999": [2, 3]}))["99999"]["bron"] == "onbekend"


def test_a_list_without_a_niveau_only_adds_to_what_is_known():
    lijst = {"25604": {"naam": "Zo heet hij"}, "99999": {"naam": "Nieuw"}}
    rijen = opleidingstabel(["25604", "99999"], lijst).select(["naam", "niveau", "bron"]).to_pylist()
    assert [tuple(rij.values()) for rij in rijen] == [
        ("Zo heet hij", 4, "referentielijst"),
        ("Nieuw", None, "onbekend"),
    ]
