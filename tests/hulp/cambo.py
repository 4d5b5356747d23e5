"""A small good export of CAMBO, invented."""

from __future__ import annotations

KOP = (
    "id,version,createdat,lastmodifiedat,createdby,lastmodifiedby,ketenid,bsnhash,leeftijdscategorie,postcodecijfers,"
    "instellingserkenningscode,onderwijsaanbiedercode,onderwijslocatiecode,opleidingcode,afwijkendeopleidingsduur,"
    "leertrajectmbo,startmoment,status,begindatum,einddatum,schooljaar,statussource"
)
HASH = "0f" * 32
LAATSTE = "3000-01-01 01:00:00.000"


def regel(**waarden: str) -> str:
    gewoon = {
        "id": "1", "createdat": "2023-08-17T12:04:47Z", "ketenid": "K-1", "bsnhash": HASH, "postcodecijfers": "1723",
        "leeftijdscategorie": "TUSSEN_16_18", "instellingserkenningscode": "99XX", "onderwijsaanbiedercode": "100A501",
        "onderwijslocatiecode": "101X591", "opleidingcode": "25655", "leertrajectmbo": "BOL", "schooljaar": "2024",
        "startmoment": "2024-08-01", "status": "SUBMITTED", "begindatum": "2023-11-01T09:00:00Z", "einddatum": LAATSTE,
        "statussource": "CAMBO",
    }  # fmt: skip
    return ",".join({**gewoon, **waarden}.get(kolom, "") for kolom in KOP.split(","))


GOED = [
    KOP,
    regel(einddatum="2023-11-02T10:00:00Z"),
    regel(status="RECEIVED", begindatum="2023-11-02T10:00:00Z", einddatum="2023-12-01T10:00:00Z", statussource="SIS"),
    # The order in the file is not that in time: both fall in the same second.
    regel(status="ENROLLED", begindatum="2023-12-01T10:00:00Z", statussource="SIS", leertrajectmbo="BBL"),
    regel(status="OFFERED", begindatum="2023-12-01T10:00:00Z", einddatum="2023-12-01T10:00:00Z", statussource="SIS"),
    regel(ketenid="K-2", status="LNI", begindatum="2023-07-01 12:00:00.000", opleidingcode="1002O2412"),
    regel(ketenid="K-3", status="WITHDRAWN", bsnhash="f0" * 32, instellingserkenningscode="98YY"),
]
