#include "tests/district/scenes.hpp"

#include <stdexcept>

#include "tests/district/data.hpp"

namespace liandiao::district {
namespace {

class Reader {
 public:
  Reader(Catalogue const& catalogue, Value const& fragments) : catalogue_(catalogue), fragments_(fragments) {}

  std::vector<Scene> scenes(Value const& list) const {
    std::vector<Scene> all;
    for (auto const& one : list.list()) {
      if (auto const* used = one.find("use"); used != nullptr) {
        auto fragment = scenes(in(fragments_, used->text()));
        std::move(fragment.begin(), fragment.end(), std::back_inserter(all));
      } else {
        all.push_back(scene(one));
      }
    }
    return all;
  }

 private:
  Scene scene(Value const& value) const {
    if (value.find("do") != nullptr) return act(value);
    Scene scene;
    if (auto const* times = value.find("times"); times != nullptr) {
      scene.kind = Scene::Kind::repeat;
      range(*times, scene);
      scene.then = scenes(in(value, "then"));
      return scene;
    }
    scene.kind = Scene::Kind::branch;
    if (auto const* chance = value.find("chance"); chance != nullptr) {
      auto const* otherwise = value.find("else");
      scene.branches.add(number_of(*chance), scenes(in(value, "then")));
      scene.branches.add(100 - number_of(*chance), otherwise == nullptr ? std::vector<Scene>() : scenes(*otherwise));
      return scene;
    }
    for (auto const& branch : in(value, "one_of").list())
      scene.branches.add(number_of(in(branch, "weight")), scenes(in(branch, "then")));
    return scene;
  }

  Scene act(Value const& value) const {
    Scene scene;
    auto const& code = in(value, "do").text();
    scene.command = catalogue_.command(Symbol(code));
    if (scene.command == nullptr) throw std::runtime_error("no such command: " + code);
    scene.fields = value.find("with") == nullptr ? Value::of(Value::Map{}) : in(value, "with");
    scene.by = value.find("by") == nullptr ? "mediator" : in(value, "by").text();
    if (auto const* procedure = value.find("in"); procedure != nullptr) scene.in = Symbol(procedure->text());
    auto const* after = value.find("after");
    if (after == nullptr) return scene;
    if (after->kind() == Value::Kind::list)
      range(*after, scene);
    else if (after->text() == "planned")
      scene.when = Scene::When::planned;
    else if (after->text() == "overdue")
      scene.when = Scene::When::overdue;
    else
      scene.least = scene.most = number_of(*after);
    return scene;
  }

  static void range(Value const& pair, Scene& scene) {
    scene.least = number_of(pair.list().at(0));
    scene.most = number_of(pair.list().at(1));
  }

  Catalogue const& catalogue_;
  Value const& fragments_;
};

}  // namespace

bool LifeShape::suits(Symbol type) const {
  return types.empty() || std::find(types.begin(), types.end(), type.view()) != types.end();
}

bool LifeShape::begins_at(std::string_view home) const {
  return std::find(homes.begin(), homes.end(), home) != homes.end();
}

std::vector<LifeShape> read_lives(Catalogue const& catalogue) {
  auto const file = data_file("lives.yaml");
  Reader const reader(catalogue, in(file, "fragments"));
  std::vector<LifeShape> lives;
  for (auto const& one : in(file, "lives").list()) {
    LifeShape life;
    life.name = in(one, "life").text();
    life.weight = number_of(in(one, "weight"));
    if (one.find("types") != nullptr) life.types = words_in(one, "types");
    life.homes = words_in(one, "home");
    if (auto const* agency = one.find("agency"); agency != nullptr) life.agency = agency->text();
    if (auto const* source = one.find("source"); source != nullptr) life.source = Symbol(source->text());
    life.scenes = reader.scenes(in(one, "scenes"));
    lives.push_back(std::move(life));
  }
  return lives;
}

}  // namespace liandiao::district
