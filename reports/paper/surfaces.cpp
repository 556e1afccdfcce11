// Figures as PNG, SVG and PDF: Cairo's surfaces, written into memory.

#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>

#include <cmath>
#include <memory>

#include "reports/paper/make.hpp"
#include "reports/paper/paint.hpp"
#include "reports/paper/pdf_facts.hpp"
#include "reports/paper/xlsx.hpp"
#include "reports/writers/writers.hpp"
#include "src/msg/paper.hpp"
#include "src/utf8.hpp"
#include "src/words.hpp"

namespace labclock::reports {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Pen = std::unique_ptr<cairo_t, Destroy>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

Error cannot_draw(cairo_status_t status) {
  return refuse(ErrorKind::storage, "cannot_draw",
                {msg::paper_cannot_draw, {{"reason", cairo_status_to_string(status)}}});
}

/// The title and what the picture says, for who hears it. Letters are outlines in Cairo's SVG.
void tell_in_svg(std::string& svg, const DocumentFacts& facts) {
  const std::size_t root = svg.find("<svg");
  const std::size_t end = root == std::string::npos ? root : svg.find('>', root);
  if (end == std::string::npos) { return; }
  svg.insert(end + 1, "\n<title>" + html_text(facts.title) + "</title>\n<desc>" + html_text(facts.about) + "</desc>");
  svg.insert(end, std::string(" role=\"img\" lang=\"") + (facts.lang == Lang::ko ? "ko" : "en") + "\"");
}

class CairoPaper : public Paper {
 public:
  [[nodiscard]] const Measure& measure() const override { return measure_; }

  [[nodiscard]] Result<std::string> png(const Figure& figure, const Sheet& sheet) const override {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(sheet.width)),
                                                     static_cast<int>(std::lround(sheet.height))));
    const Pen pen(cairo_create(surface.get()));
    paint(pen.get(), figure, sheet, typeset_, true);
    if (const auto status = cairo_status(pen.get()); status != CAIRO_STATUS_SUCCESS) { return cannot_draw(status); }
    std::string bytes;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) { return cannot_draw(status); }
    return bytes;
  }

  [[nodiscard]] Result<std::string> svg(const Figure& figure, const Sheet& sheet,
                                        const DocumentFacts& facts) const override {
    std::string bytes;
    const Surface surface(cairo_svg_surface_create_for_stream(append, &bytes, sheet.width, sheet.height));
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    const Pen pen(cairo_create(surface.get()));
    paint(pen.get(), figure, sheet, typeset_, true);
    if (const auto status = finish(pen.get(), surface.get()); status != CAIRO_STATUS_SUCCESS) {
      return cannot_draw(status);
    }
    tell_in_svg(bytes, facts);
    return bytes;
  }

  [[nodiscard]] Result<std::string> pdf(const std::vector<Figure>& pages, const Sheet& sheet,
                                        const DocumentFacts& facts) const override {
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, sheet.width, sheet.height));
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
      if (!text.empty()) { cairo_pdf_surface_set_metadata(surface.get(), what, printable(text).c_str()); }
    };
    tell(CAIRO_PDF_METADATA_TITLE, facts.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, facts.author);
    tell(CAIRO_PDF_METADATA_SUBJECT, facts.about);
    tell(CAIRO_PDF_METADATA_CREATOR, "Labclock");
    tell(CAIRO_PDF_METADATA_CREATE_DATE, rfc3339(facts.made));
    tell(CAIRO_PDF_METADATA_MOD_DATE, rfc3339(facts.made));
    const Pen pen(cairo_create(surface.get()));
    for (const Figure& page : pages) {
      paint(pen.get(), page, sheet, typeset_, false);
      cairo_show_page(pen.get());
    }
    if (const auto status = finish(pen.get(), surface.get()); status != CAIRO_STATUS_SUCCESS) {
      return cannot_draw(status);
    }
    return with_facts(bytes, facts);
  }

  [[nodiscard]] Result<std::string> xlsx(const Page& page, const DocumentFacts& facts) const override {
    return workbook(page, facts);
  }

 private:
  static cairo_status_t finish(cairo_t* pen, cairo_surface_t* surface) {
    if (const auto status = cairo_status(pen); status != CAIRO_STATUS_SUCCESS) { return status; }
    cairo_surface_finish(surface);
    return cairo_surface_status(surface);
  }

  Typeset typeset_;
  Measure measure_ = [this](std::string_view text, TextSize size, bool strong) {
    return typeset_.width(text, size, strong);
  };
};

}  // namespace

std::unique_ptr<Paper> make_paper() {
  return std::make_unique<CairoPaper>();
}

}  // namespace labclock::reports
