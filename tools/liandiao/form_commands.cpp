#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "tools/liandiao/authored_files.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {
namespace {

Result<std::vector<Form>> read_forms(Talk& talk) {
  std::vector<Form> forms;
  for (auto const& path : talk.asked.files) {
    auto const file = read_yaml_file(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto form = read_form(*file);
    if (!form && talk.asked.files.size() > 1 && !talk.json) talk.err << path << ": ";
    if (!form) return passed_on(form);
    forms.push_back(std::move(*form));
  }
  return forms;
}

Exit told(Talk& talk, std::vector<FormFindings> const& findings) {
  bool sound = true;
  Value::List files;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    auto const& [wrong, notes] = findings[i];
    auto const& path = talk.asked.files[i];
    sound = sound && wrong.empty();
    auto const value = [&](Finding const& finding) { return finding_value(finding, talk.labels); };
    files.push_back(object(
        {{"file", json(path)}, {"findings", list_of_values(wrong, value)}, {"notes", list_of_values(notes, value)}}));
    if (talk.json) continue;
    for (auto const* list : {&wrong, &notes})
      for (auto const& finding : *list) talk.err << path << ": " << sentence(finding, talk.labels) << "\n";
    if (wrong.empty()) talk.out << talk.labels.text("flow_sound", {{"file", path}}) << "\n";
  }
  if (talk.json) talk.done(Value::of(std::move(files)));
  return sound ? Exit::done : Exit::refused;
}

/// Without a database a form is checked against the figures and the other files alone.
std::vector<FormFindings> check_among_themselves(std::vector<Form> const& forms) {
  FormSurroundings around;
  for (auto const& form : forms) around.others.push_back(&form);
  std::vector<FormFindings> all;
  all.reserve(forms.size());
  for (auto const& form : forms) all.push_back(check_form(form, around));
  return all;
}

}  // namespace

Exit list_forms(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const forms = (*place)->desk().forms();
  if (!forms) return talk.refuse(forms.error());
  if (talk.json)
    return talk.done(list_of_values(*forms, [&](PublishedForm const& one) {
      return object({{"report", json(one.form.code)},
                     {"edition", json(one.form.edition)},
                     {"from", json(one.form.from)},
                     {"every", json(word_of(one.form.every))},
                     {"title", json(said_in(one.form.title, talk.labels))},
                     {"revision", json(one.revision)},
                     {"digest", json(one.form.digest.hex())}});
    }));
  Columns table;
  for (auto const& [form, revision] : *forms)
    table.row({form.code, said_in(form.title, talk.labels),
               talk.labels.text("form_edition", {{"edition", form.edition}, {"from", form.from.text()}}),
               talk.labels.word("form_every", word_of(form.every)),
               talk.labels.text("form_revision",
                                {{"number", std::to_string(revision)}, {"digest", form.digest.hex().substr(0, 12)}})});
  talk.out << (forms->empty() ? talk.labels.text("forms_none") + "\n" : table.text());
  return Exit::done;
}

Exit check_form_files(Talk& talk) {
  auto const forms = read_forms(talk);
  if (!forms) return talk.refuse(forms.error());
  if (!talk.database_there()) return told(talk, check_among_themselves(*forms));
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const findings = (*place)->desk().check_forms(*forms);
  return findings ? told(talk, *findings) : talk.refuse(findings.error());
}

Exit publish_forms(Talk& talk) {
  auto const forms = read_forms(talk);
  if (!forms) return talk.refuse(forms.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  std::vector<FormFindings> findings;
  auto const revisions = (*place)->desk().publish_forms(*forms, findings);
  if (!revisions) return findings.empty() ? talk.refuse(revisions.error()) : told(talk, findings);
  if (talk.json) return talk.done(list_of_values(*revisions, &revision_value));
  for (std::size_t i = 0; i < findings.size(); ++i)
    for (auto const& note : findings[i].notes)
      talk.err << talk.asked.files[i] << ": " << sentence(note, talk.labels) << "\n";
  for (auto const& revision : *revisions) talk.out << revision_line(revision, talk.labels) << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
