#include "engine/desk/attaching.hpp"

#include "engine/base/ensure.hpp"
#include "engine/cases/view.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

constexpr std::string_view digest_field = "digest";
constexpr std::string_view bytes_field = "bytes";
constexpr std::string_view file_field = "attached";

Result<> check_size(std::string const& file) {
  if (file.empty()) return fail(Code::invalid_input, "attached_empty", {{"field", std::string(file_field)}});
  if (file.size() <= attached_bytes_max) return {};
  return fail(Code::invalid_input, "attached_too_large",
              {{"value", std::to_string(file.size())}, {"max", std::to_string(attached_bytes_max >> 20U)}});
}

/// What a person wrote about the file herself must be true of it.
Result<> check_given(Value const& fields, Digest const* of_file) {
  if (auto const* bytes = fields.find(bytes_field))
    return complain(Reading{std::string(bytes_field), false}, *bytes, "attached_size_given");
  auto const* given = fields.find(digest_field);
  if (given == nullptr) return {};
  Reading const reading{std::string(digest_field), false};
  auto const digest = given->kind() == Value::Kind::text ? parse_digest(given->text()) : std::nullopt;
  if (!digest) return complain(reading, *given, "field_wants_digest");
  if (of_file != nullptr && *digest != *of_file)
    return complain(reading, *given, "attached_digest_differs", {{"digest", of_file->hex()}});
  return {};
}

}  // namespace

Result<Value> fields_with_file(CommandSpec const& spec, Value const& fields, std::optional<std::string> const& file) {
  if (file && !spec.takes_file) return fail(Code::invalid_input, "attached_not_taken", {{"command", spec.code.str()}});
  if (!spec.takes_file || fields.kind() != Value::Kind::map) return fields;
  if (!file) {
    if (auto result = check_given(fields, nullptr); !result) return passed_on(result);
    return fields;
  }
  if (auto result = check_size(*file); !result) return passed_on(result);
  Digest const digest = digest_of(*file);
  if (auto result = check_given(fields, &digest); !result) return passed_on(result);
  Value filled = fields;
  filled.set(std::string(digest_field), Value::of(digest.hex()));
  filled.set(std::string(bytes_field), Value::of(static_cast<std::int64_t>(file->size())));
  return filled;
}

Result<> check_file_kept(std::vector<Event> const& events, std::int64_t step, Value const& with,
                         Catalogue const& catalogue) {
  auto const& event = events[static_cast<std::size_t>(step - 1)];
  auto const* spec = catalogue.command(event.command);
  if (spec == nullptr || !spec->takes_file) return {};
  auto const stored = parse_canonical(event.fields);
  if (!stored) return tl::unexpected<Error>(stored.error());
  bool const attached = stored->find(bytes_field) != nullptr;
  bool const renamed = with.find(bytes_field) != nullptr || with.find(digest_field) != nullptr;
  if (attached && renamed) return fail(Code::rejected, "attached_stays");
  return check_given(with, nullptr);
}

std::vector<PaperFile> files_of(Step const& step, std::string const& bytes) {
  std::vector<PaperFile> files;
  for (auto const& change : step.event.changes)
    if (auto const* paper = std::get_if<Paper>(&change.part); paper != nullptr && change.kind == Change::Kind::opened)
      files.push_back({{paper->seq, paper->index}, bytes});
  ensure(files.size() == 1, "a command that takes a file opens one paper");
  return files;
}

Result<HandedOut> Desk::paper(std::string const& reference, RowRef const& row, AtDesk const& who) {
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const file = cases_.load(*id);
  if (!file) return tl::unexpected<Error>(file.error());
  auto const& registers = (*rulebook)->registers();
  Instant const now = time_.now();
  auto const reader = looking_as(*file, who.person, who.organ, registers, now.date());
  if (!reader) return tl::unexpected<Error>(reader.error());
  auto const* paper = file->find<Paper>(row.seq, row.index);
  // Whoever may not read it is not told that it is there, either.
  if (paper == nullptr || sight(openness_of(*paper), *file, *reader, registers) != Sight::whole)
    return fail(Code::not_found, "paper_unknown", {{"value", row_ref_text(row)}});
  if (paper->bytes == 0) return fail(Code::not_found, "paper_without_file", {{"value", row_ref_text(row)}});
  auto bytes = cases_.paper(*id, row);
  if (!bytes) return passed_on(bytes);
  if (!*bytes || digest_of(**bytes) != paper->digest)
    return fail(Code::corrupt, "paper_changed", {{"value", row_ref_text(row)}});
  ReadRecord const record{now, reader->person, reader->organ, *id, "paper", 1};
  if (auto logged = cases_.log_read(record); !logged) return passed_on(logged);
  return HandedOut{*paper, std::move(**bytes)};
}

}  // namespace liandiao
