#include "storage/ledger.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <string>

#include "src/msg/ledger.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/migrate.hpp"
#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace fs = std::filesystem;
namespace {

class RandomUuids : public UuidSource {
 public:
  Uuid next(Instant at) override {
    std::array<std::uint64_t, 2> bits{};
    if (getrandom(bits.data(), sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) {
      std::random_device device;  // a kernel without getrandom(): never seen, still not worth failing for
      for (std::uint64_t& word : bits) { word = (std::uint64_t{device()} << 32U) | device(); }
    }
    return make_uuid_v7(unix_seconds(at) * 1000, bits[0], bits[1]);
  }
};

class SeededUuids : public UuidSource {
 public:
  explicit SeededUuids(std::uint64_t seed) : engine_(seed) {}
  Uuid next(Instant at) override {
    const std::uint64_t high = engine_();
    const std::uint64_t low = engine_();
    return make_uuid_v7(unix_seconds(at) * 1000, high, low);
  }

 private:
  std::mt19937_64 engine_;  // its sequence is fixed by the standard, unlike the distributions'
};

Error file_error(const char* code, Msg message, Msg hint, const fs::path& file) {
  return refuse(ErrorKind::storage, code, {message, {{"file", file.string()}}},
                Phrase{hint, {{"file", file.string()}}});
}

/// What the first hundred bytes of the file say, without SQLite, so that a foreign file stays untouched.
struct RawHeader {
  bool empty = true;
  bool sqlite = false;
  bool wal = false;
  std::uint32_t application_id = 0;
  std::uint32_t user_version = 0;
};

std::uint32_t big_endian(const unsigned char* bytes) {
  return (std::uint32_t{bytes[0]} << 24U) | (std::uint32_t{bytes[1]} << 16U) | (std::uint32_t{bytes[2]} << 8U) |
         std::uint32_t{bytes[3]};
}

Result<RawHeader> read_header(const fs::path& file) {
  RawHeader header;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) { return header; }
    return file_error("cannot_open", msg::ledger_cannot_open, msg::ledger_cannot_open_hint, file);
  }
  struct stat info {};
  const bool folder = fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
  std::array<unsigned char, 100> bytes{};
  const ssize_t got = folder ? -1 : ::read(fd, bytes.data(), bytes.size());
  ::close(fd);
  if (got < 0) { return file_error("cannot_open", msg::ledger_cannot_open, msg::ledger_cannot_open_hint, file); }
  header.empty = got == 0;
  header.sqlite = got == 100 && std::memcmp(bytes.data(), "SQLite format 3", 16) == 0;
  header.wal = bytes[18] == 2;
  header.user_version = big_endian(&bytes[60]);
  header.application_id = big_endian(&bytes[68]);
  return header;
}

Result<void> make_file(const fs::path& file) {
  std::error_code ignored;
  const fs::path folder = file.parent_path();
  if (!folder.empty() && !fs::exists(folder, ignored)) {
    // Only the folders made here get 0700; what was there keeps its mode.
    fs::path made;
    for (const fs::path& part : fs::absolute(folder, ignored)) {
      made /= part;
      if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST) {
        return file_error("cannot_create", msg::ledger_cannot_create, msg::ledger_cannot_create_hint, file);
      }
    }
  }
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) { return file_error("cannot_create", msg::ledger_cannot_create, msg::ledger_cannot_create_hint, file); }
  ::close(fd);
  return {};
}

bool writable(const fs::path& file) {
  const fs::path folder = file.parent_path().empty() ? fs::path{"."} : file.parent_path();
  return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

bool on_network(const fs::path& file, const OpenOptions& options) {
  if (options.network_folder) { return *options.network_folder; }
  struct statfs info {};
  return ::statfs(file.c_str(), &info) == 0 && is_network_filesystem(static_cast<std::int64_t>(info.f_type));
}

/// A file whose folder cannot be written has no place for SQLite's shared memory; without a log beside it
/// nobody can be writing either, so it may be read as it is.
std::string read_only_name(const fs::path& file) {
  std::error_code ignored;
  if (fs::exists(file.string() + "-wal", ignored)) { return file.string(); }
  std::string name = "file:";
  for (const char c : file.string()) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      name += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      name += c;
    }
  }
  return name + "?immutable=1";
}

void prepare_connection(SQLite::Database& sql) {
  sqlite3_db_config(sql.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(sql.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(sql.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sql.exec("PRAGMA synchronous = FULL");
}

void choose_journal(SQLite::Database& sql, bool wal_now, bool network) {
  if (wal_now == !network) { return; }
  // Another program may be in the middle of the same switch: then it stays as it is until the next start.
  sqlite3_exec(sql.getHandle(), network ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", nullptr,
               nullptr, nullptr);
}

}  // namespace

std::string_view key_of(Who who) {
  constexpr auto kKeys = std::to_array<std::string_view>({"terminal", "window", "import", "demo", "program"});
  return kKeys[static_cast<std::size_t>(who)];
}

std::optional<Who> who_from(std::string_view key) {
  for (const Who who : {Who::terminal, Who::window, Who::import, Who::demo, Who::program}) {
    if (key_of(who) == key) { return who; }
  }
  return std::nullopt;
}

std::unique_ptr<UuidSource> random_uuids() {
  return std::make_unique<RandomUuids>();
}
std::unique_ptr<UuidSource> seeded_uuids(std::uint64_t seed) {
  return std::make_unique<SeededUuids>(seed);
}

bool is_network_filesystem(std::int64_t statfs_type) {
  // From linux/magic.h and the file systems' own sources; the value is unsigned 32 bit.
  constexpr auto kTypes = std::to_array<std::uint32_t>({
      0x6969,      // NFS
      0x517B,      // SMB
      0xFF534D42,  // CIFS
      0xFE534D42,  // SMB2
      0x65735546,  // FUSE: sshfs, and others that cannot be told apart from it
      0x01021997,  // 9p
      0x5346414F,  // AFS
      0x6B414653,  // kAFS
      0x73757245,  // Coda
      0x00C36400,  // Ceph
      0x0BD00BD0,  // Lustre
      0x564C,      // NCP
      0x7461636F,  // OCFS2
      0x01161970,  // GFS2
  });
  for (const std::uint32_t type : kTypes) {
    if (static_cast<std::uint32_t>(statfs_type) == type) { return true; }
  }
  return false;
}

Result<fs::path> database_path(const DatabasePlaces& places) {
  if (!places.option.empty()) { return fs::path{places.option}; }
  if (!places.labclock_db.empty()) { return fs::path{places.labclock_db}; }
  // The base directory specification: a relative XDG_DATA_HOME is to be ignored.
  if (!places.xdg_data_home.empty() && fs::path{places.xdg_data_home}.is_absolute()) {
    return fs::path{places.xdg_data_home} / "labclock" / "labclock.db";
  }
  if (!places.home.empty()) { return fs::path{places.home} / ".local" / "share" / "labclock" / "labclock.db"; }
  return refuse(ErrorKind::usage, "no_home", msg::ledger_no_home, Phrase{msg::ledger_no_home_hint});
}

Ledger::Ledger(std::unique_ptr<Db> db) : db_(std::move(db)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Ledger::~Ledger() {
  if (!db_ || !db_->leave_log) { return; }
  // The change is on disk, in the log beside the file. Carrying it over into the file costs two more syncs
  // and is left to whoever reads next, or to a log that has grown. An empty log is left to be used again
  // (docs/adr/0007).
  constexpr std::uintmax_t kSmallLog = 512 * 1024;
  std::error_code ignored;
  const std::uintmax_t log = fs::file_size(db_->file.string() + "-wal", ignored);
  if (!ignored && (db_->wrote ? log < kSmallLog : log == 0)) {
    sqlite3_db_config(db_->connection.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
}

Snapshot::Snapshot(Ledger& ledger) : ledger_(&ledger) {
  // Deferred: nothing is locked, and the first read settles what is seen.
  if (!ledger_->db().connection.tryExec("BEGIN")) { return; }
  ledger_ = nullptr;
}

Snapshot::~Snapshot() {
  if (ledger_ != nullptr) { ledger_->db().connection.tryExec("COMMIT"); }
}

const fs::path& Ledger::file() const {
  return db_->file;
}

Result<std::int64_t> Ledger::data_version() {
  return reading(*this, [](SQLite::Database& sql) -> Result<std::int64_t> {
    return sql.execAndGet("PRAGMA data_version").getInt64();
  });
}

Result<Ledger> Ledger::open(const fs::path& file, const OpenOptions& options) {
  Result<RawHeader> header = read_header(file);
  if (!header) { return header.error(); }
  std::error_code ignored;
  if (header->empty && !fs::exists(file, ignored)) {
    if (!options.create || options.read_only) {
      return refuse(ErrorKind::not_found, "no_database", {msg::ledger_no_database, {{"file", file.string()}}},
                    Phrase{msg::ledger_no_database_hint});
    }
    if (Result<void> made = make_file(file); !made) { return made.error(); }
  }
  if (!header->empty) {
    if (!header->sqlite || header->application_id != static_cast<std::uint32_t>(kApplicationId)) {
      return file_error("not_labclock", msg::ledger_not_labclock, msg::ledger_not_labclock_hint, file);
    }
    if (header->user_version > static_cast<std::uint32_t>(kSchemaVersion)) {
      return file_error("newer_version", msg::ledger_newer, msg::ledger_newer_hint, file);
    }
  }
  const bool read_only = options.read_only || !writable(file);
  try {
    // One thread uses a ledger, so SQLite's own mutexes (a tenth of the time of a report) are left out.
    const int flags =
        SQLite::OPEN_NOMUTEX | (read_only ? (SQLite::OPEN_READONLY | SQLite::OPEN_URI) : SQLite::OPEN_READWRITE);
    auto db = std::make_unique<Db>(
        Db{file,
           SQLite::Database(read_only ? read_only_name(file) : file.string(), flags,
                            static_cast<int>(options.busy_timeout.count()), options.vfs != nullptr ? options.vfs : ""),
           options.uuids, nullptr});
    db->leave_log = options.leave_log;
    if (!db->uuids) { db->uuids = random_uuids(); }
    prepare_connection(db->connection);
    const int version = db->connection.execAndGet("PRAGMA user_version").getInt();
    if (version > kSchemaVersion) {
      return file_error("newer_version", msg::ledger_newer, msg::ledger_newer_hint, file);
    }
    Ledger ledger(std::move(db));
    // Who asks for reading alone looks into a backup, of whatever version.
    if (version < kSchemaVersion && !options.read_only) {
      if (read_only) { return file_error("read_only", msg::ledger_read_only, msg::ledger_read_only_hint, file); }
      if (Result<void> moved = bring_up_to_date(ledger); !moved) { return moved.error(); }
    }
    if (!read_only) {
      const bool wal_now = !header->empty && header->wal;
      choose_journal(ledger.db().connection, wal_now, on_network(file, options));
    }
    return ledger;
  } catch (const SQLite::Exception& exception) { return storage_error(exception, file); }
}

}  // namespace labclock::storage
