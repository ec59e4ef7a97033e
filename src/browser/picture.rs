//! The chart as a picture: both its layers, on the page's background.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement};

use super::{download, page, plotly};
use crate::chart::figure::{Figure, Plot};

/// Room for the title above the chart, CSS pixels.
const HEAD: f64 = 34.0;

/// What goes into a picture.
pub struct Picture<'a> {
    /// Plotly's element.
    pub plot: &'a HtmlElement,
    /// The crowd's canvas.
    pub crowd: &'a HtmlCanvasElement,
    /// What both show.
    pub figure: &'a Figure,
    /// What stands above it.
    pub title: &'a str,
}

impl Picture<'_> {
    /// Saves it as `chart.png`.
    ///
    /// # Errors
    /// The browser's or plotly's own text.
    pub async fn save(&self) -> Result<(), String> {
        let url = self.draw().await.map_err(|error| plotly::text(&error))?;
        download::save_url("chart.png", &url);
        Ok(())
    }

    /// Draws it and gives it as a data URL.
    async fn draw(&self) -> Result<String, JsValue> {
        let look = self.figure.look;
        let image = self.front().await?;
        let document = page::document().ok_or("no document")?;
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        canvas.set_width(pixels(look.width * look.pixel_ratio));
        canvas.set_height(pixels((look.height + HEAD) * look.pixel_ratio));
        let context: CanvasRenderingContext2d = canvas
            .get_context("2d")?
            .ok_or("no canvas")?
            .unchecked_into();
        context.scale(look.pixel_ratio, look.pixel_ratio)?;
        let (paper, ink) = look.ground.paper_and_ink();
        context.set_fill_style_str(&paper.to_string());
        context.fill_rect(0.0, 0.0, look.width, look.height + HEAD);
        context.set_fill_style_str(&ink.to_string());
        context.set_font("14px system-ui, sans-serif");
        context.fill_text_with_max_width(self.title, 12.0, 22.0, look.width - 24.0)?;
        context.translate(0.0, HEAD)?;
        if self.figure.has_underlay() {
            let Plot {
                left,
                top,
                width,
                height,
            } = self.figure.plot;
            context.draw_image_with_html_canvas_element_and_dw_and_dh(
                self.crowd, left, top, width, height,
            )?;
        }
        context.draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            look.width,
            look.height,
        )?;
        canvas.to_data_url()
    }

    /// Plotly's layer.
    async fn front(&self) -> Result<HtmlImageElement, JsValue> {
        let look = self.figure.look;
        let url = plotly::to_png(self.plot, look.width, look.height, look.pixel_ratio).await?;
        let image = HtmlImageElement::new()?;
        image.set_src(&url);
        JsFuture::from(image.decode()).await?;
        Ok(image)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in pixels; casts of floats saturate"
)]
fn pixels(length: f64) -> u32 {
    length.round() as u32
}
