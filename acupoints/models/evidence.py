import re

from django.db import models

SURNAME = re.compile(r"([^\s,]+) [A-Z]{1,4}")  # as in "Hsieh LLC"
VOLUME = re.compile(r" \d+[:(].*$")
YEAR = re.compile(r"\d{4}")
LONG_NAME = 28  # letters; beyond that the work's container is shorter


class Source(models.Model):
    """One publication, page or standard that statements on this site are taken from."""

    key = models.SlugField(max_length=60, unique=True, help_text="Short name by which statements cite it.")
    type = models.CharField(max_length=60, help_text="Kind of work: standard, trial, review, patient page …")
    authors = models.CharField(max_length=500, blank=True, help_text="Surnames and initials, as the work has them.")
    year = models.CharField(max_length=20, blank=True, help_text="Of publication.")
    title = models.CharField(max_length=500, help_text="Of the article, book or page.")
    container = models.CharField(max_length=300, blank=True, help_text="Journal, publisher or site.")
    doi = models.CharField("DOI", max_length=120, blank=True, help_text="Without https://doi.org/.")
    pmid = models.CharField("PubMed number", max_length=20, blank=True, help_text="Digits only.")
    url = models.URLField("address", max_length=500, blank=True, help_text="Where it can be read, if it has no DOI.")
    supports = models.TextField(help_text="What this source may be cited for, and nothing beyond.")
    limits = models.TextField(blank=True, help_text="What it cannot show, or what of it was not read.")
    verification = models.CharField(
        max_length=1,
        choices=[("V", "Read"), ("K", "Not read, or only in part")],
        default="K",
        help_text="Whether one of us read it.",
    )

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.authors or self.container} ({self.year})" if self.year else (self.authors or self.title)

    def is_cited(self) -> bool:
        """Whether any statement names it. As many queries as there are kinds of statement, until one does."""
        links = (one for one in self._meta.get_fields(include_hidden=True) if one.auto_created and one.one_to_many)
        return any(one.related_model._default_manager.filter(**{one.field.name: self}).exists() for one in links)  # type: ignore[union-attr]

    @property
    def short(self) -> str:
        """How a citation names it: "Hsieh et al. 2006", "NHS", "Chinese national standard 2021"."""
        first, _, more = (self.authors or VOLUME.sub("", self.container) or self.key).partition(";")
        surname = SURNAME.fullmatch(first)
        name = f"{surname[1]} et al." if surname and more else surname[1] if surname else first
        if len(name) > LONG_NAME:
            name = VOLUME.sub("", self.container) or name
        year = YEAR.search(self.year)
        return f"{name.split(' (')[0].split(',')[0]} {year[0] if year else ''}".strip()

    @property
    def doi_url(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pmid_url(self) -> str:
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""


class EvidenceGrade(models.Model):
    """One step of the scale by which this site says how well a use has been tested."""

    slug = models.SlugField(unique=True, help_text="Its name in files: do not change it.")
    label = models.CharField(max_length=60, help_text="One or two words, as they stand beside the bars.")
    rank = models.PositiveSmallIntegerField(unique=True, help_text="5 is the best tested.")
    definition = models.TextField(help_text="When this grade is given.")
    reader_wording = models.CharField(max_length=200, help_text="The same in a few plain words.")

    class Meta:
        ordering = ["-rank"]

    def __str__(self) -> str:
        return self.label


class Fact(models.Model):
    """A statement that says where it comes from, or says that nobody has verified it."""

    class Verification(models.TextChoices):
        READ = "V", "Read in the source named"
        NOT_VERIFIED = "K", "Not verified"

    verification = models.CharField(
        max_length=1,
        choices=Verification,
        default=Verification.NOT_VERIFIED,
        help_text="“Not verified” is published with exactly those words.",
    )
    sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")

    class Meta:
        abstract = True
