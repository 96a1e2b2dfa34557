#include "adapters/export/whole.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <system_error>
#include <utility>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;

/// A descriptor that is closed with it.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  int number() const { return number_; }
  /// Some disks tell only now that there was no room.
  bool close() {
    int const closing = std::exchange(number_, -1);
    return closing < 0 || ::close(closing) == 0;
  }

 private:
  int number_;
};

/// Whatever is under a temporary name, until it has its final one.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Unfinished(Unfinished const&) = delete;
  Unfinished& operator=(Unfinished const&) = delete;
  void finished() { path_.clear(); }

 private:
  fs::path path_;
};

tl::unexpected<Error> not_written(fs::path const& path, int reason) {
  return fail(Code::unavailable, "file_not_written",
              {{"path", path.string()}, {"reason", std::generic_category().message(reason)}});
}

fs::path folder_of(fs::path const& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Hidden, beside the final name and so on the same disk: only there can it be moved in one piece.
std::string temporary_name(fs::path const& path) {
  return (folder_of(path) / ("." + path.filename().string() + ".XXXXXX")).string();
}

/// Whatever stands under the name and is no plain file stays.
Result<> may_be_written(fs::path const& path) {
  std::error_code ignored;
  auto const there = fs::symlink_status(path, ignored);
  if (fs::exists(there) && !fs::is_regular_file(there)) return not_written(path, EEXIST);
  return {};
}

/// Zero, or the reason why not.
int put(Descriptor const& file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int settle(Descriptor& file) {
  if (::fsync(file.number()) != 0) return errno;
  return file.close() ? 0 : errno;
}

int write_out(Descriptor& file, std::string_view bytes) {
  int const reason = put(file, bytes);
  return reason != 0 ? reason : settle(file);
}

/// A name is on the disk when its folder is.
int sync_folder(fs::path const& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.number() >= 0 && ::fsync(opened.number()) == 0 ? 0 : errno;
}

Result<> move_into_place(std::string const& temporary, fs::path const& path, Unfinished& unfinished) {
  if (::rename(temporary.c_str(), path.c_str()) != 0) return not_written(path, errno);
  unfinished.finished();
  if (int const reason = sync_folder(folder_of(path)); reason != 0) return not_written(path, reason);
  return {};
}

bool plain(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

/// The folder within the package that a file is in; empty if it is in none.
std::string folder_within(std::string const& name) {
  auto const slash = name.find('/');
  auto folder = slash == std::string::npos ? std::string() : name.substr(0, slash);
  ensure(folder.empty() ? plain(name) : plain(folder) && plain(std::string_view(name).substr(slash + 1)),
         "a file of a package has a plain name");
  return folder;
}

/// Zero, or the reason why not.
int write_packed(fs::path const& package, Packed const& packed, std::set<std::string>& folders) {
  auto const folder = folder_within(packed.name);
  if (!folder.empty() && folders.insert(folder).second && ::mkdir((package / folder).c_str(), 0700) != 0) return errno;
  Descriptor file(::open((package / packed.name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  return file.number() < 0 ? errno : write_out(file, packed.bytes);
}

}  // namespace

/// Collects small writes into large ones.
class Gathered {
 public:
  int write(Descriptor const& file, std::string_view bytes) {
    bytes_ += bytes;
    return bytes_.size() < enough ? 0 : flush(file);
  }
  int flush(Descriptor const& file) {
    int const reason = put(file, bytes_);
    bytes_.clear();
    return reason;
  }

 private:
  static constexpr std::size_t enough = 1 << 18;
  std::string bytes_;
};

struct GrowingFile::State {
  State(fs::path wanted, std::string temporary, int number)
      : path(std::move(wanted)), name(temporary), file(number), unfinished(std::move(temporary)) {}
  fs::path path;
  std::string name;
  Descriptor file;
  Unfinished unfinished;
  Gathered gathered;
};

GrowingFile::GrowingFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
GrowingFile::GrowingFile(GrowingFile&&) noexcept = default;
GrowingFile::~GrowingFile() = default;

Result<GrowingFile> GrowingFile::begin(fs::path const& path) {
  if (auto may = may_be_written(path); !may) return passed_on(may);
  auto temporary = temporary_name(path);
  int const number = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (number < 0) return not_written(path, errno);
  return GrowingFile(std::make_unique<State>(path, std::move(temporary), number));
}

Result<> GrowingFile::write(std::string_view bytes) {
  if (int const reason = state_->gathered.write(state_->file, bytes); reason != 0)
    return not_written(state_->path, reason);
  return {};
}

Result<> GrowingFile::finish() {
  int reason = state_->gathered.flush(state_->file);
  if (reason == 0) reason = settle(state_->file);
  if (reason != 0) return not_written(state_->path, reason);
  return move_into_place(state_->name, state_->path, state_->unfinished);
}

struct SideFile::State {
  State(fs::path beside, int number) : path(std::move(beside)), file(number) {}
  fs::path path;  // of the file it is made for
  Descriptor file;
  Gathered gathered;
};

SideFile::SideFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SideFile::SideFile(SideFile&&) noexcept = default;
SideFile::~SideFile() = default;

Result<SideFile> SideFile::beside(fs::path const& path) {
  auto temporary = temporary_name(path);
  int const number = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (number < 0) return not_written(path, errno);
  ::unlink(temporary.c_str());
  return SideFile(std::make_unique<State>(path, number));
}

Result<> SideFile::write(std::string_view bytes) {
  if (int const reason = state_->gathered.write(state_->file, bytes); reason != 0)
    return not_written(state_->path, reason);
  return {};
}

Result<> SideFile::pour_into(GrowingFile& file) {
  if (int const reason = state_->gathered.flush(state_->file); reason != 0) return not_written(state_->path, reason);
  std::string piece(1 << 18, '\0');
  for (off_t from = 0;;) {
    auto const got = ::pread(state_->file.number(), piece.data(), piece.size(), from);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return not_written(state_->path, errno);
    if (got == 0) return {};
    from += got;
    if (auto written = file.write({piece.data(), static_cast<std::size_t>(got)}); !written) return written;
  }
}

Result<> write_whole(fs::path const& path, std::string_view bytes) {
  auto file = GrowingFile::begin(path);
  if (!file) return passed_on(file);
  auto written = file->write(bytes);
  return written ? file->finish() : written;
}

Result<> write_whole_by(fs::path const& path, std::function<Result<>(fs::path const& empty)> const& fill) {
  if (auto may = may_be_written(path); !may) return passed_on(may);
  auto temporary = temporary_name(path);
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number() < 0) return not_written(path, errno);
  Unfinished unfinished(temporary);
  if (auto filled = fill(temporary); !filled) return filled;
  if (::fsync(file.number()) != 0) return not_written(path, errno);
  return move_into_place(temporary, path, unfinished);
}

Result<> write_whole_folder(fs::path const& path, std::vector<Packed> const& files) {
  std::error_code ignored;
  auto const there = fs::symlink_status(path, ignored);
  if (fs::exists(there) && !fs::is_directory(there)) return not_written(path, EEXIST);
  auto temporary = temporary_name(path);
  if (::mkdtemp(temporary.data()) == nullptr) return not_written(path, errno);
  Unfinished unfinished(temporary);
  std::set<std::string> folders;
  for (auto const& packed : files)
    if (int const reason = write_packed(temporary, packed, folders); reason != 0) return not_written(path, reason);
  for (auto const& folder : folders)
    if (int const reason = sync_folder(fs::path(temporary) / folder); reason != 0) return not_written(path, reason);
  if (int const reason = sync_folder(temporary); reason != 0) return not_written(path, reason);
  return move_into_place(temporary, path, unfinished);
}

}  // namespace liandiao
