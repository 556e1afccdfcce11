// The terminal program writes through write(2) alone (cli/process.cpp). An object of SQLiteCpp includes <iostream>, and
// with it comes the setting up of eight streams and their locales before main, which is a fiftieth of a short command.
// In the static program its call (renamed by the linker's --wrap) does nothing; tests/rules keeps <iostream> out of the
// rooms that are linked into it.

extern "C" void __wrap__ZNSt8ios_base4InitC1Ev(void* /*init*/) {}  // NOLINT: the linker's name
extern "C" void __wrap__ZNSt8ios_base4InitD1Ev(void* /*init*/) {}  // NOLINT: the linker's name
