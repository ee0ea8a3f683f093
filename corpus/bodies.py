"""What kind of body an agency's name names."""

from __future__ import annotations

import re
from enum import StrEnum


class BodyType(StrEnum):
    """The kinds of bodies that report."""

    GOVERNMENT = "government"  # of a province, prefecture or county, and of zones with a committee
    OFFICE = "office"  # a government's office
    TOWNSHIP = "township"  # 镇、乡 and 街道
    DEPARTMENT = "department"  # everything below a government: 局, 委, 中心, 大队 …


_TYPES = (
    (
        BodyType.OFFICE,
        re.compile(r"(人民政府|政府|行政公署|行署|^[\u4e00-\u9fff]{2,}[省市县区旗州])办公[室厅]$"),
    ),
    (BodyType.TOWNSHIP, re.compile(r"([镇乡]|苏木)(人民政府)?$|街道(办事处|办)?$|^(?!.*局).*街道办事处$")),
    (
        BodyType.GOVERNMENT,
        re.compile(
            r"人民政府$|行政公署$|行署$|[省市县区旗州盟]$|(新区|开发区|园区|示范区|保税区|管理区|高新区).*(管委会|管理委员会)$"
        ),
    ),
)


def body_type(agency: str) -> BodyType:
    """The kind of body by its name; what is neither government nor office is a department."""
    return next((kind for kind, name in _TYPES if name.search(agency)), BodyType.DEPARTMENT)
