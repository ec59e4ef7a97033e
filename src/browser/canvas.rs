//! Canvases: pixels painted elsewhere, and a line drawn here.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::chart::thin::downsample::Points;

/// Shows `rgba`, rows of `width` pixels of four bytes, on the canvas.
pub fn show(canvas: &HtmlCanvasElement, rgba: &[u8], width: u32, height: u32) {
    resize(canvas, width, height);
    canvas.set_hidden(false);
    let Some(context) = context(canvas) else {
        return;
    };
    if let Ok(image) = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), width, height) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Draws a path alone on a canvas of this size in CSS pixels, at a ratio of device pixels to them,
/// with each pen over the one before: its width in CSS pixels, and its colour. A `NaN` lifts the
/// pen; a point alone is a dot.
pub fn stroke(
    canvas: &HtmlCanvasElement,
    (width, height): (f64, f64),
    ratio: f64,
    path: &Points,
    pens: &[(f64, String)],
) {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes in pixels; casts of floats saturate"
    )]
    resize(
        canvas,
        (width * ratio).round() as u32,
        (height * ratio).round() as u32,
    );
    clear(canvas);
    canvas.set_hidden(false);
    let Some(context) = context(canvas) else {
        return;
    };
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.begin_path();
    let mut is_down = false;
    for (x, y) in path.x.iter().zip(&path.y) {
        if !y.is_nan() {
            if !is_down {
                context.move_to(*x, *y);
            }
            context.line_to(*x, *y);
        }
        is_down = !y.is_nan();
    }
    context.set_line_join("round");
    context.set_line_cap("round");
    for (width, colour) in pens {
        context.set_line_width(*width);
        context.set_stroke_style_str(colour);
        context.stroke();
    }
    let _ = context.reset_transform();
}

fn resize(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

/// Empties the canvas, and takes it off the page: an empty layer costs each frame as much as a full
/// one.
pub fn clear(canvas: &HtmlCanvasElement) {
    canvas.set_hidden(true);
    if let Some(context) = context(canvas) {
        context.clear_rect(
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        );
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
