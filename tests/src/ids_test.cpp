#include "src/ids.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <unordered_set>

using namespace labclock;

namespace {

Uuid any_uuid() {
  Uuid uuid;
  for (unsigned char& byte : uuid.bytes) { byte = *rc::gen::arbitrary<unsigned char>(); }
  return uuid;
}

}  // namespace

TEST_CASE("a uuid is written in lower case, in five groups") {
  Uuid uuid;
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    uuid.bytes[i] = static_cast<unsigned char>(0x10 * i + 0xF - i);
  }
  CHECK(to_string(uuid) == "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
  CHECK(to_string(Uuid{}) == "00000000-0000-0000-0000-000000000000");
}

TEST_CASE("a uuid is read with or without hyphens, in any case") {
  const auto uuid = parse_uuid("018f6f2e-7b3c-7abc-8def-0123456789ab");
  REQUIRE(uuid);
  CHECK(to_string(*uuid) == "018f6f2e-7b3c-7abc-8def-0123456789ab");
  CHECK(parse_uuid("018F6F2E7B3C7ABC8DEF0123456789AB") == uuid);
  CHECK(parse_uuid("018f6f2e-7B3C-7abc-8DEF-0123456789ab") == uuid);
}

TEST_CASE("anything else is no uuid") {
  for (const char* text : {"", "0", "018f6f2e-7b3c-7abc-8def-0123456789a", "018f6f2e-7b3c-7abc-8def-0123456789abc",
                           "018f6f2e7b3c-7abc-8def-0123456789ab-", "018f6f2e-7b3c7-abc-8def-0123456789ab",
                           "018f6f2e-7b3c-7abc-8def0-123456789ab", "018f6f2e--b3c-7abc-8def-0123456789ab",
                           "{018f6f2e-7b3c-7abc-8def-0123456789}", "g18f6f2e-7b3c-7abc-8def-0123456789ab",
                           " 18f6f2e7b3c7abc8def0123456789ab", "0x8f6f2e7b3c7abc8def0123456789ab",
                           "urn:uuid:018f6f2e-7b3c-7abc-8def-012"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_uuid(text));
  }
  CHECK_FALSE(parse_uuid(std::string(32, '\0')));
}

TEST_CASE("writing and reading a uuid is the identity") {
  CHECK(rc::check([] {
    const Uuid uuid = any_uuid();
    RC_ASSERT(parse_uuid(to_string(uuid)) == uuid);
  }));
}

TEST_CASE("version 7: the milliseconds, the version, the variant and the rest as it was given") {
  // The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 in New York.
  const Uuid example = make_uuid_v7(0x017F22E279B0, 0xCC3, 0x18C4DC0C0C07398F);
  CHECK(to_string(example) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  CHECK(to_string(make_uuid_v7(0, ~0ULL, ~0ULL)) == "00000000-0000-7fff-bfff-ffffffffffff");
  CHECK(to_string(make_uuid_v7(0, 0, 0)) == "00000000-0000-7000-8000-000000000000");
  // Times that do not fit are held at the ends.
  CHECK(to_string(make_uuid_v7(-1, 0, 0)) == "00000000-0000-7000-8000-000000000000");
  CHECK(to_string(make_uuid_v7(std::int64_t{1} << 50, 0, 0)) == "ffffffff-ffff-7000-8000-000000000000");
}

TEST_CASE("version 7 is ordered by time") {
  CHECK(rc::check([] {
    const auto ms = *rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 48);
    const auto later = ms + *rc::gen::inRange<std::int64_t>(1, 1000000);
    RC_PRE(later < (std::int64_t{1} << 48));
    const auto any = [] { return *rc::gen::arbitrary<std::uint64_t>(); };
    const Uuid first = make_uuid_v7(ms, any(), any());
    const Uuid second = make_uuid_v7(later, any(), any());
    RC_ASSERT(first < second);
    RC_ASSERT(to_string(first) < to_string(second));
  }));
}

TEST_CASE("ids of rows are ordered and hashed by their number") {
  CHECK(ProjectId{3} == ProjectId{3});
  CHECK(ProjectId{3} < ProjectId{4});
  const std::unordered_set<SessionId> seen{SessionId{1}, SessionId{2}, SessionId{1}};
  CHECK(seen.size() == 2);
  static_assert(!std::is_convertible_v<ProjectId, SessionId>);
}
