#include "tools/liandiao/authored_files.hpp"

#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {

std::string sentence(Finding const& finding, Labels const& labels) {
  Params with = finding.with;
  with.emplace_back("line", std::to_string(finding.mark.line));
  with.emplace_back("column", std::to_string(finding.mark.column));
  return Voice(labels).sentence(Error{Code::rejected, finding.key, std::move(with)});
}

Value finding_value(Finding const& finding, Labels const& labels) {
  return object({{"line", json(finding.mark.line)},
                 {"column", json(finding.mark.column)},
                 {"key", json(finding.key)},
                 {"sentence", json(sentence(finding, labels))}});
}

Exit report(Talk& talk, std::string const& file, std::vector<Finding> const& findings) {
  if (talk.json) {
    talk.done(object({{"file", json(file)}, {"findings", list_of_values(findings, [&](Finding const& finding) {
                                               return finding_value(finding, talk.labels);
                                             })}}));
  } else {
    for (auto const& finding : findings) talk.err << sentence(finding, talk.labels) << "\n";
    if (findings.empty()) talk.out << talk.labels.text("flow_sound", {{"file", file}}) << "\n";
  }
  return findings.empty() ? Exit::done : Exit::refused;
}

Value revision_value(Revision const& revision) {
  return object({{"kind", json(revision.kind)},
                 {"name", json(revision.name)},
                 {"revision", json(revision.number)},
                 {"digest", json(revision.digest.hex())}});
}

std::string revision_line(Revision const& revision, Labels const& labels) {
  return labels.text("published", {{"kind", labels.word("revision_kind", revision.kind)},
                                   {"name", revision.name.str()},
                                   {"number", std::to_string(revision.number)},
                                   {"digest", revision.digest.hex().substr(0, 12)}});
}

Exit published(Talk& talk, Result<Revision> const& revision) {
  if (!revision) return talk.refuse(revision.error());
  if (talk.json) return talk.done(revision_value(*revision));
  talk.out << revision_line(*revision, talk.labels) << "\n";
  return Exit::done;
}

Exit publish_file(Talk& talk, Publish const& publish) {
  auto const path = talk.asked.operand("FILE");
  auto const file = read_yaml_file(path);
  if (!file) return talk.refuse(file.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  std::vector<Finding> findings;
  auto const revision = publish((*place)->desk(), *file, findings);
  if (!findings.empty()) return report(talk, path, findings);
  return published(talk, revision);
}

}  // namespace liandiao::door
