"""Several photographs at once, in two steps that need no script: the files, then what each of them shows."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.csrf import csrf_protect
from reversion import create_revision, set_comment, set_user

from acupoints import images
from acupoints.models import Photo
from acupoints.models.photo import FOLDER, keep_original

from .form import DeskForm

MOST = 12  # of 12 MB each: they wait on the disk, and are drawn one after the other
SALT = "several-photographs"
GOOD_FOR = 24 * 3600  # seconds: how long a page with rows may lie open
FIELDS = ("point", "alt", "credit", "licence", "caption", "position")


class SharedForm(DeskForm):
    """What is alike for all; a row may still say otherwise."""

    class Meta:
        model = Photo
        fields = ("point", "credit", "licence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class RowForm(DeskForm):
    """One picture that was taken in, and what is said of it."""

    taken = forms.CharField(widget=forms.HiddenInput)
    leave_out = forms.BooleanField(required=False, label="Leave this one out")

    class Meta:
        model = Photo
        fields = FIELDS

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            self.picture = signing.loads(cleaned.get("taken", ""), salt=SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            self.picture = None
            self.add_error(None, "This picture lay here for more than a day. Upload it again.")
        if self.picture and cleaned.get("point") and self.is_there(cleaned["point"]):
            self.add_error(None, "This photograph is already among those of this point.")
        return cleaned

    def is_there(self, point: Any) -> bool:
        return Photo.objects.filter(point=point, digest=self.picture["digest"]).exists()

    def save(self, commit: bool = True) -> Any:
        for name, value in self.picture.items():
            setattr(self.instance, name, value)
        return super().save(commit)

    @property
    def thumbnail(self) -> str:
        """Of a picture that this site took in; a forged one shows nothing."""
        try:
            found = signing.loads(self["taken"].value() or "", salt=SALT)
        except signing.BadSignature:
            return ""
        name = images.file_name(found["digest"], images.widths(found["width"])[0], "webp")
        return str(default_storage.url(f"{FOLDER}/{name}"))


class SeveralPhotos:
    """For PhotoAdmin: the page at `several/`."""

    def get_urls(self) -> Any:
        def checked(request: HttpRequest) -> HttpResponse:
            request.files_allowed = MOST  # type: ignore[attr-defined]
            protected: HttpResponse = csrf_protect(self.several_view)(request)
            return protected

        # So that nothing is read of a form before it is known who sends it: the form's token is checked within.
        checked.csrf_exempt = True  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(checked)  # type: ignore[attr-defined]
        return [path("several/", view, name="acupoints_photo_several"), *super().get_urls()]  # type: ignore[misc]

    def several_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return self.choose(request)
        return self.keep_rows(request) if "rows" in request.POST else self.take_files(request)

    def form_for(self, request: HttpRequest, form: Any) -> Any:
        def field(db_field: Any, **kwargs: Any) -> Any:
            return self.formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[attr-defined]

        return modelform_factory(Photo, form=form, fields=form.Meta.fields, formfield_callback=field)

    def page(self, request: HttpRequest, status: int = 200, **context: Any) -> TemplateResponse:
        shared = self.admin_site.each_context(request)  # type: ignore[attr-defined]
        keys = list(getattr(request, "desk_keys", {}).values())
        own = {"title": "Add several photographs", "opts": self.opts, "desk_keys": keys, "most": MOST}  # type: ignore[attr-defined]
        form = context.get("shared") or (context.get("rows") or [None])[0]
        own["media"] = self.media + form.media if form else self.media  # type: ignore[attr-defined]
        return TemplateResponse(request, "admin/photos_several.html", {**shared, **own, **context}, status=status)

    def choose(self, request: HttpRequest, form: Any = None, problems: Any = (), status: int = 200) -> HttpResponse:
        initial = {"point": request.GET.get("point", "")}
        form = form or self.form_for(request, SharedForm)(initial=initial)
        return self.page(request, status, shared=form, problems=problems)

    def take_files(self, request: HttpRequest) -> HttpResponse:
        """The first step: every file is looked at by itself; the bad ones are named, the good ones go on."""
        shared = self.form_for(request, SharedForm)(request.POST)
        files = request.FILES.getlist("uploads")
        taken, problems = [], []
        for file in files[:MOST]:
            try:
                taken.append(take(file))
            except images.BadImage as error:
                problems.append((str(file.name), str(error)))
        if len(files) > MOST:
            problems.append((f"{len(files) - MOST} more", f"At most {MOST} at once: add these afterwards."))
        if not files:
            problems.append(("No file", "Choose the pictures first."))
        if not taken or not shared.is_valid():
            return self.choose(request, shared, problems, 400)
        said = {name: shared[name].value() or "" for name in shared.fields}
        row = self.form_for(request, RowForm)
        rows = [row(prefix=f"row{n}", initial={**said, "taken": one}) for n, one in enumerate(taken)]
        return self.page(request, rows=rows, problems=problems)

    def keep_rows(self, request: HttpRequest) -> HttpResponse:
        """The second step: the good rows are kept, the others come back as they were typed."""
        kind = self.form_for(request, RowForm)
        numbers = [n for n in range(MOST) if f"row{n}-taken" in request.POST]
        rows = [kind(request.POST, prefix=f"row{n}") for n in numbers if f"row{n}-leave_out" not in request.POST]
        bad, kept = [], []
        for row in rows:
            if row.is_valid():
                kept.append(self.keep_one(request, row))
            else:
                bad.append(row)
        if kept:
            s = "s" if len(kept) > 1 else ""
            messages.success(request, f"{len(kept)} photograph{s} added. Readers see them once they are published.")
        if bad:
            return self.page(request, 400, rows=bad)
        if not kept:
            messages.info(request, "No photograph was added.")
        return redirect("admin:acupoints_photo_changelist")

    def keep_one(self, request: HttpRequest, row: Any) -> Photo:
        with create_revision():
            set_user(request.user)
            set_comment("Added with others.")
            photo: Photo = row.save()
            self.log_addition(request, photo, [{"added": {}}])  # type: ignore[attr-defined]
        return photo


def take(file: Any) -> str:
    """Stores a picture and its original; what the row will be is signed and goes through the form. Raises BadImage."""
    intake = images.take_in(file, file.size or 0)
    photo = Photo()
    photo.take(intake)
    said = {name: getattr(photo, name) for name in ("digest", "width", "height", "ending")}
    return signing.dumps({**said, "original": keep_original(file)}, salt=SALT)
