// SQLite can load extensions at run time through dlopen, which a static program must not do (glibc wants
// the very libraries it was linked with). Labclock loads none, so in the static program SQLite's call
// (renamed by the linker's --wrap) always finds nothing.

extern "C" void* __wrap_dlopen(const char* /*file*/, int /*mode*/) {
  return nullptr;
}  // NOLINT: the linker's name
