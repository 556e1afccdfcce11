#include "reports/paper/pdf_facts.hpp"

#define POINTERHOLDER_TRANSITION 4  // NOLINT: what qpdf 11 asks for before its headers
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

#include "src/msg/paper.hpp"

namespace labclock::reports {

Result<std::string> with_facts(const std::string& pdf, const DocumentFacts& facts) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("labclock", pdf.data(), pdf.size());
    QPDFObjectHandle root = document.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(facts.lang == Lang::ko ? "ko-KR" : "en-GB"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setCompressStreams(true);
    writer.setObjectStreamMode(qpdf_o_preserve);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  } catch (const std::exception& wrong) {
    return refuse(ErrorKind::storage, "cannot_draw", {msg::paper_cannot_draw, {{"reason", wrong.what()}}});
  }
}

}  // namespace labclock::reports
