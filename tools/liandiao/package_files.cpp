#include "tools/liandiao/package_files.hpp"

#include "adapters/json/json.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

constexpr int package_version = 1;

struct Item {
  Packed file;
  Symbol type;  // document, paper type, letter
  std::string openness;
  bool for_court_only = false;
  Date on;
};

/// An ending by what the bytes are, so that a clerk's machine opens the file; none where it is not known.
std::string_view ending_of(std::string_view bytes) {
  if (bytes.starts_with("%PDF")) return ".pdf";
  if (bytes.starts_with("\x89PNG")) return ".png";
  if (bytes.starts_with("\xff\xd8\xff")) return ".jpg";
  if (bytes.starts_with("PK\x03\x04")) return ".zip";
  return {};
}

class Files {
 public:
  Files(ReferralPackage const& package, PackageMaker const& maker, Registers const* registers)
      : package_(package), maker_(maker), voice_(Labels::of(Language::zh), registers) {}

  std::vector<Packed> all() {
    for (auto const& document : package_.documents)
      items_.push_back({{document.name + ".json", write_json(document.content, true) + "\n"},
                        Symbol(document.name),
                        std::string(word_of(document.openness)),
                        document.openness == Openness::personal,
                        package_.submitted_on});
    for (auto const& paper : package_.papers) add(paper);
    items_.push_back({{"transmittal.txt", letter()}, Symbol("transfer_letter"), "parties", false, maker_.made.date()});
    std::vector<Packed> files{{"manifest.json", write_json(manifest(), true) + "\n"}};
    for (auto& item : items_) files.push_back(std::move(item.file));
    return files;
  }

 private:
  void add(PackagedPaper const& one) {
    if (!one.bytes) return;
    auto const no = std::to_string(one.paper.seq) + "." + std::to_string(one.paper.index);
    items_.push_back({{"papers/" + no + "-" + one.paper.type.str() + std::string(ending_of(*one.bytes)), *one.bytes},
                      one.paper.type,
                      one.paper.openness.str(),
                      one.for_court_only,
                      one.paper.on});
  }

  static Value item_value(Item const& item) {
    return object({{"file", json(item.file.name)},
                   {"type", json(item.type)},
                   {"openness", json(item.openness)},
                   {"for_court_only", json(item.for_court_only)},
                   {"on", json(item.on)},
                   {"bytes", json(static_cast<std::int64_t>(item.file.bytes.size()))},
                   {"sha256", json(sha256_hex(item.file.bytes))},
                   {"blake2b", json(digest_of(item.file.bytes).hex())}});
  }

  Value manifest() const {
    Value::List without_file;
    for (auto const& one : package_.papers)
      if (!one.bytes)
        without_file.push_back(object({{"type", json(one.paper.type)},
                                       {"openness", json(one.paper.openness)},
                                       {"for_court_only", json(one.for_court_only)},
                                       {"on", json(one.paper.on)}}));
    return object({{"package", json("liandiao-referral")},
                   {"version", json(package_version)},
                   {"case_uid", json(package_.id.uid)},
                   {"ledger_no", json(maker_.ledger_no)},
                   {"instance", json(package_.instance)},
                   {"kind", json(package_.procedure)},
                   {"sender", organ_value(package_.sender)},
                   {"receiving_court", organ_value(package_.receiving_court)},
                   {"competent_court", organ_value(package_.competent_court)},
                   {"submitted_on", json(package_.submitted_on)},
                   {"made", json(maker_.made.text())},
                   {"made_by", json(maker_.person)},
                   {"complete", json(package_.gaps.empty())},
                   {"missing", list_of_values(package_.gaps, gap_value)},
                   {"items", list_of_values(items_, item_value)},
                   {"papers_without_file", Value::of(std::move(without_file))}});
  }

  Value organ_value(Symbol organ) const { return object({{"id", json(organ)}, {"name", json(voice_.organ(organ))}}); }

  std::string names(std::string_view side) const {
    std::vector<std::string> names;
    auto const* filing = package_.disclosed.file.find<Filing>(package_.instance);
    for (auto const& row : package_.disclosed.file.all<Party>()) {
      bool const plaintiff = filing != nullptr && row.no == filing->party;
      bool const wanted = side == "all" || (side == "plaintiff") == plaintiff;
      auto const* name = package_.disclosed.text(row.name);
      if (wanted) names.push_back(name == nullptr ? voice_.party(row.no) : *name);
    }
    return voice_.joined(names);
  }

  /// 移送函: to whom, about whom, what is enclosed, what is missing, and what the other side must not be shown.
  std::string letter() const {
    bool const suit = package_.procedure == "litigation_referral";
    std::string out = voice_.text("letter_title") + "\n\n" +
                      voice_.text("letter_to", {{"court", voice_.organ(package_.receiving_court)}}) + "\n\n" +
                      voice_.text(suit ? "letter_suit" : "letter_confirmation",
                                  {{"ledger", maker_.ledger_no},
                                   {"type", voice_.word("dispute_type", package_.disclosed.file.head().dispute_type)},
                                   {"plaintiff", names("plaintiff")},
                                   {"defendants", names("defendants")},
                                   {"parties", names("all")},
                                   {"day", package_.submitted_on.text()}}) +
                      "\n";
    if (package_.competent_court != package_.receiving_court)
      out += voice_.text("competent", {{"court", voice_.organ(package_.competent_court)}}) + "\n";
    out += "\n" + voice_.text("letter_enclosed") + "\n";
    int no = 0;
    for (auto const& item : items_) {
      out += "  " + std::to_string(++no) + ". " + what(item.type) + "  " + item.file.name;
      if (item.for_court_only) out += voice_.text("letter_court_only");
      out += "\n";
    }
    for (auto const& one : package_.papers)
      if (!one.bytes)
        out += "  " + std::to_string(++no) + ". " + what(one.paper.type) + voice_.text("letter_on_paper") + "\n";
    if (!package_.gaps.empty()) {
      out += "\n" + voice_.text("letter_missing") + "\n";
      for (auto const& gap : package_.gaps) out += "  · " + gap_text(gap, voice_) + "\n";
    }
    out += "\n" + voice_.text("letter_confidential") + "\n\n";
    return out + voice_.organ(package_.sender) + "\n" + maker_.made.date().text() + "\n";
  }

  std::string what(Symbol type) const {
    auto const* document = voice_.labels().find("package_document", type.view());
    return document != nullptr ? *document : voice_.word("paper_type", type);
  }

  ReferralPackage const& package_;
  PackageMaker const& maker_;
  Voice voice_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Packed> package_files(ReferralPackage const& package, PackageMaker const& maker,
                                  Registers const* registers) {
  return Files(package, maker, registers).all();
}

std::string gap_name(PackageGap const& gap, Voice const& voice) {
  std::string const whose = gap.party == 0 ? std::string() : voice.party(gap.party) + " ";
  return whose + (gap.paper ? voice.word("paper_type", gap.paper) : voice.labels().word("package_gap", gap.what));
}

std::string gap_text(PackageGap const& gap, Voice const& voice) {
  return gap_name(gap, voice) + voice.text("in_brackets", {{"text", voice.article(gap.article)}});
}

Value gap_value(PackageGap const& gap) {
  return object({{"what", json(gap.what)},
                 {"paper", json(gap.paper)},
                 {"party", gap.party == 0 ? Value() : json(gap.party)},
                 {"article", json(gap.article)}});
}

}  // namespace liandiao::door
