"""Photographs: one at a time here, several at once in photos_several.py."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from reversion.models import Version

from acupoints import images
from acupoints.models import Photo

from .desk import DeskAdmin
from .form import DeskForm
from .photos_several import SeveralPhotos

HELP = (
    f"A JPEG, PNG or WebP file of at most {images.MAX_BYTES // 2**20} MB. It is drawn anew: readers never get the "
    "place and time that a camera writes into it. The file itself is kept where no address leads."
)
REPLACED = (
    "The picture was replaced. Look at the old and the new one: are the point, the description, the credit and the "
    "licence still right?"
)
LOOKED_BACK = 20  # versions


class PhotoForm(DeskForm):
    upload = forms.FileField(label="Picture", help_text=HELP, widget=forms.FileInput(attrs={"accept": "image/*"}))

    class Meta:
        model = Photo
        fields = ("point", "position", "alt", "caption", "credit", "licence", "published")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.intake: images.Intake | None = None
        self.before = self.instance.digest
        if "upload" in self.fields:
            self.fields["upload"].required = self.instance.pk is None

    def clean_upload(self) -> Any:
        """Django has cut folders off its name; the name is not used at all."""
        file = self.cleaned_data["upload"]
        if file:
            try:
                self.intake = images.take_in(file, file.size or 0)
            except images.BadImage as error:
                raise ValidationError(str(error), code="bad_image") from error
        return file

    @property
    def replaced(self) -> bool:
        return bool(self.before and self.intake and self.intake.digest != self.before)

    def save(self, commit: bool = True) -> Any:
        if self.intake:
            self.instance.take(self.intake)
            self.instance.keep_original(self.cleaned_data["upload"])
        return super().save(commit)


def predecessor(photo: Photo) -> tuple[Photo, datetime] | None:
    """The picture that stood here before, and until when. One query."""
    later = None
    for version in Version.objects.get_for_object(photo).select_related("revision")[:LOOKED_BACK]:
        fields = version.field_dict
        if fields["digest"] != photo.digest:
            names = ("digest", "width", "height", "ending", "alt")
            return Photo(**{name: fields[name] for name in names}), later or version.revision.date_created
        later = version.revision.date_created
    return None


@admin.register(Photo)
class PhotoAdmin(SeveralPhotos, DeskAdmin[Photo]):
    form = PhotoForm
    change_list_template = "admin/photo_list.html"
    list_display = ("picture", "point", "alt", "credit", "licence", "published")
    list_display_links = ("picture", "alt")
    list_filter = ("published",)
    list_select_related = ("point",)
    search_fields = ("point__code", "alt", "credit")
    readonly_fields = ("pictures", "original_file")
    fieldsets = (
        (None, {"fields": ["pictures", "upload", "alt", ("credit", "licence"), "caption", "original_file"]}),
        ("Where it is shown", {"fields": [("point", "position"), "published"]}),
    )

    @admin.display(description="now")
    def picture(self, photo: Photo) -> SafeString | str:
        if not photo.digest:
            return "Nothing is uploaded yet."
        return format_html('<img class="desk-photo" src="{}" alt="{}">', photo.thumbnail, photo.alt)

    @admin.display(description="now")
    def pictures(self, photo: Photo) -> SafeString | str:
        """Beside the one that it replaced."""
        now, before = self.picture(photo), predecessor(photo) if photo.pk else None
        if before is None:
            return now
        return format_html(
            '<span class="desk-pair"><span>{}</span><span>{} <span>Before it was replaced on {}</span></span></span>',
            now,
            self.picture(before[0]),
            f"{before[1]:%-d %B %Y}",
        )

    @admin.display(description="the file as uploaded")
    def original_file(self, photo: Photo) -> SafeString | str:
        if not photo.original:
            return "Is not kept."
        url = reverse("admin:acupoints_photo_original", args=[photo.pk])
        return format_html('<a href="{}">Download it</a> (with the place and time that the camera wrote into it)', url)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        hidden = () if request.user.has_perm("acupoints.view_original") else ("original_file",)
        return [name for name in super().get_readonly_fields(request, obj) if name not in hidden]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None and request.user.has_perm("acupoints.view_original"):
            return super().get_fieldsets(request, obj)
        (name, first), *others = self.fieldsets
        return [(name, {"fields": [one for one in first["fields"] if one != "original_file"]}), *others]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("point")

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and form.replaced:
            url = reverse("admin:acupoints_photo_change", args=[obj.pk])
            messages.warning(request, format_html('{} <a href="{}">Look at both</a>', REPLACED, url))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """What readers see is taken off its page first, on purpose."""
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        shown = [f"{one}: readers see it. Untick “published” first." for one in objs if one.published]
        return found, counts, missing, [*protected, *shown]

    def get_urls(self) -> Any:
        original = self.admin_site.admin_view(self.original_view)
        name = "acupoints_photo_original"
        return [path("<path:object_id>/original/", original, name=name), *super().get_urls()]

    def original_view(self, request: HttpRequest, object_id: str) -> FileResponse:
        if not request.user.has_perms(["acupoints.view_original", "acupoints.view_photo"]):
            raise PermissionDenied
        photo = self.get_object(request, unquote(object_id))
        if photo is None or not photo.original or not storages["originals"].exists(photo.original):
            raise Http404("no such file")
        file = storages["originals"].open(photo.original)
        answer = FileResponse(file, as_attachment=True, filename=f"{photo.point.slug}-{photo.original}")
        answer["Content-Type"] = "application/octet-stream"
        answer["Cache-Control"] = "private, no-store"
        return answer
