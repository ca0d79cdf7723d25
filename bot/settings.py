"""Settings: environment `SYSTEMLOTSEN_*` over `systemlotsen.toml` over defaults (interface.md).

All faults are reported at once. Secrets are never shown. Unsafe combinations are refused.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.policies import (
    AgendaPolicy,
    AlertPolicy,
    ContractPolicy,
    FilePolicy,
    GovernanceDocument,
    ImportPolicy,
    MeetingPolicy,
    NoticePolicy,
    NyttokalkylPolicy,
    QualityPolicy,
    RequestPolicy,
    RetirementPolicy,
)
from bot.policies.documents import STANDARD_DOCUMENTS
from bot.policies.retention import RetentionPolicy

PREFIX = "SYSTEMLOTSEN_"
CONFIG_FILE = "systemlotsen.toml"
MICROSOFT_OPENID_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"

MICROSOFT_GRAPH = "https://graph.microsoft.com/v1.0"

_Guid = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]


class SettingsError(Exception):
    """Every fault found in the settings, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Settings(BaseSettings):
    """The product's settings. The README's table is tested against these fields."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", toml_file=CONFIG_FILE)

    database_url: str = Field("sqlite+aiosqlite:///systemlotsen.db", description="Databas: SQLite-fil eller PostgreSQL")
    app_id: _Guid | None = Field(None, description="Botens app-id i Entra")
    app_type: Literal["SingleTenant", "UserAssignedMSI"] | None = Field(None, description="Botens identitetstyp")
    app_password: SecretStr | None = Field(None, description="Klienthemlighet (SingleTenant)")
    app_certificate: Path | None = Field(
        None, description="Certifikat med privat nyckel i PEM, i stället för hemlighet"
    )
    tenant_id: _Guid | None = Field(None, description="Kommunens tenant i Entra")
    openid_metadata_url: str = Field(MICROSOFT_OPENID_METADATA, description="Var nycklarna för inkommande anrop finns")
    register_reader_group: _Guid | None = Field(None, description="Entra-grupp: utvalda läsare av systemlistan")
    user_group: _Guid | None = Field(None, description="Entra-grupp: de som får använda boten; annars alla i kommunen")
    it_unit_group: _Guid | None = Field(None, description="Entra-grupp: IT-enheten")
    dev: bool = Field(False, description="Lokalt läge utan inloggning, bara på loopback")
    dev_people: Path | None = Field(None, description="Personfil som ersätter Entra i lokalt läge")
    clock: AwareDatetime | None = Field(None, description="Starta klockan här (bara i lokalt läge)")
    departments_file: Path | None = Field(None, description="Kommunens förvaltningar (TOML); annars demokommunens")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Loggens nivå")
    contracts: ContractPolicy = Field(ContractPolicy(), description="Ledtider för upphandling (tabell)")
    notices: NoticePolicy = Field(NoticePolicy(), description="När och hur avtal påminns om (tabell)")
    documents: list[GovernanceDocument] = Field([], description="Styrdokument och deras länkar (tabell)")
    files: FilePolicy = Field(FilePolicy(), description="Var styrdokumentens filer ligger (tabell)")
    graph_url: str = Field(MICROSOFT_GRAPH, description="Var Microsoft Graph finns")
    nyttokalkyl: NyttokalkylPolicy = Field(
        NyttokalkylPolicy(), description="Gränser, räntor och beslutsfattare för nyttokalkyler (tabell)"
    )
    meetings: MeetingPolicy = Field(MeetingPolicy(), description="När forumen möts (tabell)")
    agendas: AgendaPolicy = Field(AgendaPolicy(), description="När dagordningar läggs ut (tabell)")
    alerts: AlertPolicy = Field(AlertPolicy(), description="Hur larm till IT-enheten samlas och sammanfattas (tabell)")
    events_secret: SecretStr | None = Field(
        None, min_length=16, description="Hemlighet för inkommande händelser om stoppade köp"
    )
    requests: RequestPolicy = Field(RequestPolicy(), description="Vem som godkänner vad, och påminnelser (tabell)")
    retirements: RetirementPolicy = Field(
        RetirementPolicy(), description="Vem som leder avvecklingar, checklistan och påminnelser (tabell)"
    )
    quality: QualityPolicy = Field(
        QualityPolicy(), description="Vad systemförvaltare ombeds bekräfta, och hur ofta (tabell)"
    )
    retention: RetentionPolicy = Field(
        RetentionPolicy(), description="Hur länge det som inte är beslut sparas (tabell)"
    )
    public_url: str | None = Field(None, description="Tjänstens adress utifrån, för länkar till dokument")
    otlp_endpoint: str | None = Field(None, description="Mottagare av spår (OTLP över HTTP); annars skickas inga")
    azure_monitor: SecretStr | None = Field(None, description="Anslutningssträng till Azure Monitor, för spår")
    import_: ImportPolicy = Field(ImportPolicy(), alias="import", description="Egna kolumnrubriker vid import (tabell)")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment over the TOML file; no .env file and no secrets folder, so that there is one place to look."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def named_documents(self) -> Sequence[GovernanceDocument]:
        """The governance documents: the municipality's own list, or the model's."""
        return self.documents or STANDARD_DOCUMENTS


def load_settings(**overrides: Any) -> Settings:
    """Read and check the settings. Raises SettingsError with every fault found."""
    faults = _unknown_variables()
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(faults + [_describe(fault) for fault in error.errors()]) from None
    except ValueError as error:  # a TOML file that cannot be read
        raise SettingsError([*faults, f"{CONFIG_FILE}: {error}"]) from None
    faults += _unsafe(settings)
    if faults:
        raise SettingsError(faults)
    return settings


def service_faults(settings: Settings, host: str) -> list[str]:
    """What keeps the service from starting on `host`; empty when it may start."""
    if settings.dev:
        return [] if _is_loopback(host) else [f"DEV=1 får bara lyssna på loopback, inte på {host}."]
    faults = [
        f"{PREFIX}{name.upper()} saknas."
        for name in ("app_id", "app_type", "tenant_id")
        if getattr(settings, name) is None
    ]
    password = settings.app_password.get_secret_value() if settings.app_password else ""
    if settings.app_certificate is not None and not settings.app_certificate.is_file():
        faults.append(f"{PREFIX}APP_CERTIFICATE: filen {settings.app_certificate} finns inte.")
    if settings.app_type == "SingleTenant" and not password and settings.app_certificate is None:
        faults.append(f"{PREFIX}APP_PASSWORD eller {PREFIX}APP_CERTIFICATE behövs för SingleTenant.")
    return faults


def _unsafe(settings: Settings) -> list[str]:
    faults = []
    if settings.notices.send_until <= settings.notices.send_from:
        faults.append("[notices] send_until måste vara senare än send_from.")
    if settings.dev_people is not None and not settings.dev:
        faults.append(f"{PREFIX}DEV_PEOPLE gäller bara med {PREFIX}DEV=1.")
    if settings.clock is not None and not settings.dev:
        faults.append(f"{PREFIX}CLOCK gäller bara med {PREFIX}DEV=1.")
    if settings.dev and settings.app_password is not None:
        faults.append(f"{PREFIX}DEV=1 tillsammans med {PREFIX}APP_PASSWORD: välj lokalt läge eller skarp drift.")
    if settings.public_url is not None and not _is_public(settings.public_url, dev=settings.dev):
        faults.append(f"{PREFIX}PUBLIC_URL måste vara en adress som börjar med https://.")
    if settings.otlp_endpoint is not None and not settings.otlp_endpoint.startswith(("https://", "http://")):
        faults.append(f"{PREFIX}OTLP_ENDPOINT måste vara en adress som börjar med http:// eller https://.")
    # A Graph on this machine is asked without a token, so that none can be sent to it.
    if not settings.graph_url.startswith("https://") and not _local_url(settings.graph_url):
        faults.append(f"{PREFIX}GRAPH_URL måste börja med https://.")
    if settings.dev and settings.graph_url != MICROSOFT_GRAPH and not _local_url(settings.graph_url):
        faults.append(f"{PREFIX}GRAPH_URL måste i lokalt läge vara en adress på den här datorn.")
    if (
        not settings.dev
        and not settings.openid_metadata_url.startswith("https://")
        and not _local_url(settings.openid_metadata_url)
    ):
        faults.append(f"{PREFIX}OPENID_METADATA_URL måste börja med https://.")
    return faults


def _is_public(url: str, *, dev: bool) -> bool:
    parts = urlsplit(url)
    return (
        parts.scheme in ({"https", "http"} if dev else {"https"}) and bool(parts.hostname) and "@" not in parts.netloc
    )


def _local_url(url: str) -> bool:
    rest = url.removeprefix("http://")
    return rest != url and rest.split("/")[0].split(":")[0] in {"127.0.0.1", "localhost"}


def _unknown_variables() -> list[str]:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}IMPORT"}
    return [
        f"{name} är ingen känd inställning."
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and name not in known
    ]


def _describe(fault: Any) -> str:
    # The value is left out on purpose: it may be a secret that was put under the wrong name.
    place = ".".join(str(part) for part in fault["loc"])
    return f"{PREFIX}{place.upper()}: {fault['msg']}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def started_clock(settings: Settings) -> datetime | None:
    """Where the local clock starts, or None for the real one."""
    return settings.clock if settings.dev else None
