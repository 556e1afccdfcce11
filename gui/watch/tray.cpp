#include "gui/watch/tray.hpp"

#include <sdbus-c++/sdbus-c++.h>
#include <unistd.h>

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace labclock::gui::watcher {
namespace {

constexpr const char* kItem = "org.kde.StatusNotifierItem";
constexpr const char* kItemPath = "/StatusNotifierItem";
constexpr const char* kWatcher = "org.kde.StatusNotifierWatcher";
constexpr const char* kMenu = "com.canonical.dbusmenu";
constexpr const char* kMenuPath = "/StatusNotifierItem/Menu";

using Properties = std::map<std::string, sdbus::Variant>;
using Pixmaps = std::vector<sdbus::Struct<std::int32_t, std::int32_t, std::vector<std::uint8_t>>>;
using ToolTip = sdbus::Struct<std::string, Pixmaps, std::string, std::string>;
using Layout = sdbus::Struct<std::int32_t, Properties, std::vector<sdbus::Variant>>;
using Event = sdbus::Struct<std::int32_t, std::string, sdbus::Variant, std::uint32_t>;

/// In a label one underscore marks an access key, two are an underscore.
std::string without_access_key(std::string_view label) {
  std::string out;
  for (const char c : label) {
    out.push_back(c);
    if (c == '_') { out.push_back(c); }
  }
  return out;
}

Properties properties_of(const MenuItem& item) {
  if (item.separator) { return {{"type", sdbus::Variant(std::string("separator"))}}; }
  return {{"label", sdbus::Variant(without_access_key(item.label))}, {"enabled", sdbus::Variant(item.enabled)}};
}

}  // namespace

struct Tray::Impl {
  Bus& bus;
  Source source;
  std::string name;
  std::unique_ptr<sdbus::IObject> item;
  std::unique_ptr<sdbus::IObject> menu;
  std::unique_ptr<sdbus::IProxy> watcher;
  std::vector<MenuItem> lines;  ///< as the desktop knows them
  std::string words;
  std::uint32_t revision = 1;

  Impl(Bus& the_bus, Source from) : bus(the_bus), source(std::move(from)) {}

  void begin() {
    lines = source.menu();
    words = source.words();
    make_item();
    make_menu();
    name = "org.kde.StatusNotifierItem-" + std::to_string(getpid()) + "-1";
    try {
      bus.connection().requestName(name);
    } catch (const sdbus::Error&) { name = bus.connection().getUniqueName(); }
    watcher = sdbus::createProxy(bus.connection(), kWatcher, "/StatusNotifierWatcher");
    watcher->finishRegistration();
    bus.follow(kWatcher, [this](bool owned) {
      if (!owned) { return; }
      watcher->callMethodAsync("RegisterStatusNotifierItem")
          .onInterface(kWatcher)
          .withArguments(name)
          .uponReplyInvoke([](const sdbus::Error*) {});
    });
  }

  template <class Get>
  void property(const std::string& key, Get get) {
    item->registerProperty(key).onInterface(kItem).withGetter(std::move(get));
  }

  void make_item() {
    item = sdbus::createObject(bus.connection(), kItemPath);
    property("Category", [] { return std::string("ApplicationStatus"); });
    property("Id", [] { return std::string("labclock"); });
    property("Title", [this] { return words; });
    property("Status", [] { return std::string("Active"); });
    property("WindowId", [] { return std::int32_t{0}; });
    property("IconName", [] { return std::string("org.labclock.Labclock"); });
    property("IconThemePath", [] { return std::string(); });
    property("OverlayIconName", [] { return std::string(); });
    property("AttentionIconName", [] { return std::string(); });
    property("ToolTip", [this] {
      return ToolTip{std::string("org.labclock.Labclock"), Pixmaps{}, std::string("Labclock"), words};
    });
    property("ItemIsMenu", [] { return false; });
    property("Menu", [] { return sdbus::ObjectPath(kMenuPath); });
    const auto open = [this](std::int32_t, std::int32_t) { source.open(); };
    item->registerMethod("Activate").onInterface(kItem).implementedAs(open);
    item->registerMethod("SecondaryActivate").onInterface(kItem).implementedAs(open);
    // The menu is the desktop's to show; what is asked for here is a desktop that shows none.
    item->registerMethod("ContextMenu").onInterface(kItem).implementedAs([](std::int32_t, std::int32_t) {});
    item->registerMethod("Scroll").onInterface(kItem).implementedAs([](std::int32_t, const std::string&) {});
    item->registerSignal("NewTitle").onInterface(kItem);
    item->registerSignal("NewToolTip").onInterface(kItem);
    item->registerSignal("NewIcon").onInterface(kItem);
    item->registerSignal("NewStatus").onInterface(kItem).withParameters<std::string>("status");
    item->finishRegistration();
  }

  [[nodiscard]] const MenuItem* line(std::int32_t id) const {
    for (const MenuItem& each : lines) {
      if (each.id == id) { return &each; }
    }
    return nullptr;
  }

  [[nodiscard]] Properties properties(std::int32_t id) const {
    if (id == 0) { return {{"children-display", sdbus::Variant(std::string("submenu"))}}; }
    const MenuItem* found = line(id);
    return found != nullptr ? properties_of(*found) : Properties{};
  }

  [[nodiscard]] Layout layout(std::int32_t parent, std::int32_t depth) const {
    std::vector<sdbus::Variant> below;
    if (parent == 0 && depth != 0) {
      for (const MenuItem& each : lines) {
        below.emplace_back(Layout{each.id, properties_of(each), std::vector<sdbus::Variant>{}});
      }
    }
    return Layout{parent, properties(parent), below};
  }

  void event(std::int32_t id, const std::string& what) {
    const MenuItem* found = line(id);
    if (what != "clicked" || found == nullptr || !found->enabled || found->deed == TrayDeed::none) { return; }
    const MenuItem chosen = *found;
    source.chosen(chosen);
  }

  /// Makes the menu anew; true if it differs from what the desktop knows.
  bool renew() {
    std::vector<MenuItem> now = source.menu();
    if (now == lines) { return false; }
    lines = std::move(now);
    ++revision;
    return true;
  }

  void make_menu() {
    menu = sdbus::createObject(bus.connection(), kMenuPath);
    const auto property_of_menu = [this](const std::string& key, auto get) {
      menu->registerProperty(key).onInterface(kMenu).withGetter(get);
    };
    property_of_menu("Version", [] { return std::uint32_t{3}; });
    property_of_menu("TextDirection", [] { return std::string("ltr"); });
    property_of_menu("Status", [] { return std::string("normal"); });
    property_of_menu("IconThemePath", [] { return std::vector<std::string>{}; });
    menu->registerMethod("GetLayout")
        .onInterface(kMenu)
        .implementedAs([this](std::int32_t parent, std::int32_t depth, const std::vector<std::string>&) {
          return std::tuple<std::uint32_t, Layout>{revision, layout(parent, depth)};
        });
    using Group = std::vector<sdbus::Struct<std::int32_t, Properties>>;
    menu->registerMethod("GetGroupProperties")
        .onInterface(kMenu)
        .implementedAs([this](const std::vector<std::int32_t>& ids, const std::vector<std::string>&) {
          Group group;
          for (const std::int32_t id : ids) {
            if (id == 0 || line(id) != nullptr) {
              group.push_back(sdbus::Struct<std::int32_t, Properties>{id, properties(id)});
            }
          }
          return group;
        });
    menu->registerMethod("GetProperty")
        .onInterface(kMenu)
        .implementedAs([this](std::int32_t id, const std::string& key) {
          const Properties all = properties(id);
          const auto found = all.find(key);
          if (found == all.end()) { throw sdbus::Error("org.freedesktop.DBus.Error.InvalidArgs", "no such property"); }
          return found->second;
        });
    menu->registerMethod("Event").onInterface(kMenu).implementedAs(
        [this](std::int32_t id, const std::string& what, const sdbus::Variant&, std::uint32_t) { event(id, what); });
    menu->registerMethod("EventGroup").onInterface(kMenu).implementedAs([this](const std::vector<Event>& events) {
      std::vector<std::int32_t> unknown;
      for (const Event& each : events) {
        if (line(each.get<0>()) == nullptr) { unknown.push_back(each.get<0>()); }
        event(each.get<0>(), each.get<1>());
      }
      return unknown;
    });
    menu->registerMethod("AboutToShow").onInterface(kMenu).implementedAs([this](std::int32_t) {
      const bool other = renew();
      if (other) { tell_layout(); }
      return other;
    });
    menu->registerMethod("AboutToShowGroup")
        .onInterface(kMenu)
        .implementedAs([this](const std::vector<std::int32_t>& ids) {
          std::vector<std::int32_t> updated;
          if (renew()) {
            updated = ids;
            tell_layout();
          }
          return std::tuple<std::vector<std::int32_t>, std::vector<std::int32_t>>{updated, {}};
        });
    menu->registerSignal("LayoutUpdated")
        .onInterface(kMenu)
        .withParameters<std::uint32_t, std::int32_t>("revision", "parent");
    using Updated = std::vector<sdbus::Struct<std::int32_t, Properties>>;
    using Removed = std::vector<sdbus::Struct<std::int32_t, std::vector<std::string>>>;
    menu->registerSignal("ItemsPropertiesUpdated")
        .onInterface(kMenu)
        .withParameters<Updated, Removed>("updated", "removed");
    menu->registerSignal("ItemActivationRequested")
        .onInterface(kMenu)
        .withParameters<std::int32_t, std::uint32_t>("id", "timestamp");
    menu->finishRegistration();
  }

  void tell_layout() { menu->emitSignal("LayoutUpdated").onInterface(kMenu).withArguments(revision, std::int32_t{0}); }
};

Tray::Tray(Bus& bus, Source source) : impl_(std::make_unique<Impl>(bus, std::move(source))) {
  impl_->begin();
}

Tray::~Tray() = default;

void Tray::changed() {
  try {
    if (impl_->renew()) { impl_->tell_layout(); }
    std::string words = impl_->source.words();
    if (words == impl_->words) { return; }
    impl_->words = std::move(words);
    impl_->item->emitSignal("NewTitle").onInterface(kItem);
    impl_->item->emitSignal("NewToolTip").onInterface(kItem);
  } catch (const sdbus::Error&) {
    // The bus is gone; the loop finds out.
    return;
  }
}

}  // namespace labclock::gui::watcher
